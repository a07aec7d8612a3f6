import type { Locator, Page } from 'playwright-core';
import { waitFor } from './waiting.ts';

const TRIES = 6;
const WRITE_MS = 5000;

/**
 * Opens the editor's input at the top and writes into it. A page that has just lost the keyboard to a frame, or closes the
 * input because something else takes the focus, is asked again.
 */
async function writeInto(page: Page, text: string, ask: () => Promise<void>): Promise<Locator> {
  const input = page.locator('.quick-input-widget input[type="text"]');
  for (let tries = 1; ; tries += 1) {
    await ask();
    try {
      await input.waitFor({ timeout: WRITE_MS });
      await input.fill(text, { timeout: WRITE_MS });
      return input;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** Runs a command as a person does: palette, title, Enter. The title is matched whole, with its category. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = await writeInto(page, `>${title}`, () => page.keyboard.press('F1'));
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  // A command that asks for something itself opens the input anew, at once.
  await waitFor('the palette to close', 30_000, async () => {
    if (!(await input.isVisible())) return true;
    return !(await input.inputValue({ timeout: 1000 }).catch(() => '')).startsWith('>');
  });
}

/** Puts the cursor at a line and column (both from 1), with the editor focused. */
export async function cursorTo(page: Page, line: number, column = 1): Promise<void> {
  const input = await writeInto(page, `:${line}:${column}`, async () => {
    await focusEditor(page);
    await page.keyboard.press('Control+G');
  });
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

/** Gives the first editor the keyboard without moving its cursor. */
export async function focusEditor(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
}

/** Saves the file in the first editor; keys that were lost to something else with the focus are pressed again. */
export async function save(page: Page): Promise<void> {
  const unsaved = page.locator('.tab.active.dirty');
  for (let tries = 1; ; tries += 1) {
    await page.keyboard.press('Control+S');
    try {
      await unsaved.waitFor({ state: 'detached', timeout: WRITE_MS });
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await focusEditor(page);
    }
  }
}
