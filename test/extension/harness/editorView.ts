import type { Page } from 'playwright-core';
import * as z from 'zod';
import { moveTo } from './keyboard.ts';
import { waitFor } from './waiting.ts';

const NO_BREAK_SPACE = /\u00a0/g;

/** Runs in the page: the texts of the first editor's lines, from the top. */
const READ_LINES = `[...document.querySelector('.monaco-editor .view-lines').querySelectorAll('.view-line')]
  .map((line) => ({ top: parseFloat(line.style.top), text: line.textContent }))
  .sort((a, b) => a.top - b.top)
  .map(({ text }) => text)`;

/** The lines that the first editor shows, inlay hints included, from the top. */
export async function shownLines(page: Page): Promise<readonly string[]> {
  const lines = z.array(z.string()).parse(await page.evaluate(READ_LINES));
  return lines.map((line) => line.replace(NO_BREAK_SPACE, ' '));
}

/** Waits until a shown line matches, and gives that line. */
export function waitForLine(page: Page, pattern: RegExp, limitMs: number): Promise<string> {
  return waitFor(`a line like ${String(pattern)}`, limitMs, async () =>
    (await shownLines(page)).find((line) => pattern.test(line)),
  );
}

/** Shows the hover at the cursor by the keyboard, and gives its text once that says what is waited for. */
export async function hoverAtCursor(page: Page, saying: RegExp): Promise<string> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents, .monaco-hover:not(.hidden) .hover-row');
  await hover.first().waitFor({ timeout: 20_000 });
  return waitFor(`a hover that says ${String(saying)}`, 20_000, async () => {
    const text = (await hover.allTextContents()).join('\n').replace(NO_BREAK_SPACE, ' ');
    return saying.test(text) && text;
  });
}

/** Opens the quick-fix menu at the cursor and gives the titles in it. */
export async function quickFixes(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Control+.');
  const rows = page.locator('.action-widget .monaco-list-row');
  await rows.first().waitFor({ timeout: 10_000 });
  return (await rows.allTextContents()).map((text) => text.replace(NO_BREAK_SPACE, ' ').trim());
}

/** Picks a quick fix by its title from the menu that is open, by the keyboard. */
export async function pickQuickFix(page: Page, title: string): Promise<void> {
  await moveTo(page, '.action-widget .monaco-list-row.focused', title);
  await page.keyboard.press('Enter');
}
