import type { Frame, Locator, Page } from 'playwright-core';
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
  await moveTo(page, TAKEN, title);
  await page.keyboard.press('Enter');
  // A command that asks for something itself opens the input anew, at once.
  await waitFor('the palette to close', 30_000, async () => {
    if (!(await input.isVisible())) return true;
    return !(await input.inputValue({ timeout: 1000 }).catch(() => '')).startsWith('>');
  });
}

/** The entry that Enter would take in the editor's input. */
const TAKEN = '.quick-input-list .monaco-list-row.focused';

/** Waits until the entry that Enter would take says something: its list follows what is written late. */
export async function chosen(page: Page, text: string | RegExp): Promise<void> {
  await page.locator(TAKEN, { hasText: text }).first().waitFor({ timeout: 20_000 });
}

/** Goes down a list to the entry that says something. The list may still be changing, and its best entry another. */
export async function moveTo(page: Page, taken: string, text: string): Promise<void> {
  const focused = page.locator(taken).first();
  const place = (): Promise<string | null> => focused.getAttribute('data-index', { timeout: 5000 }).catch(() => null);
  await waitFor(`the entry "${text}"`, 30_000, async () => {
    if ((await page.locator(taken, { hasText: text }).count()) > 0) return true;
    const at = await place();
    if ((await page.locator(taken.replace('.focused', ''), { hasText: text }).count()) === 0) return false;
    await page.keyboard.press('ArrowDown');
    await waitFor('the next entry', 5000, async () => (await place()) !== at).catch(() => undefined);
    return false;
  });
}

/** Puts the cursor at a line and column (both from 1), with the editor focused, and waits until it stands there. */
export async function cursorTo(page: Page, line: number, column = 1): Promise<void> {
  const input = await writeInto(page, `:${line}:${column}`, async () => {
    await focusEditor(page);
    await page.keyboard.press('Control+G');
  });
  await chosen(page, new RegExp(`\\bline ${line}\\b`));
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor({ timeout: 20_000 });
  await page.locator(TYPED_INTO).first().waitFor({ timeout: 20_000 });
}

/** The text editor that has the keyboard. */
const TYPED_INTO = '.editor-instance .monaco-editor.focused';

/** Gives the first editor the keyboard without moving its cursor, and waits until it has it. */
export async function focusEditor(page: Page): Promise<void> {
  await waitFor('the editor to have the keyboard', 30_000, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    const focused = page.locator(TYPED_INTO).first();
    return focused.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  });
}

/** Clicks into a line of an editor, a cell's too, and waits until keys go there. */
export async function clickInto(page: Page, line: Locator): Promise<void> {
  await line.click();
  const editor = page.locator('.monaco-editor.focused', { has: page.locator('.view-line') });
  await editor.first().waitFor({ timeout: 10_000 });
}

/** Waits until a page within the window has the keyboard: what is pressed before goes to the editor's text. */
export async function waitForKeyboardIn(frame: Frame): Promise<void> {
  await waitFor('the page to have the keyboard', 20_000, () => hasKeyboard(frame));
}

/** Runs in the page: whether an element has the focus of its document. */
const IS_ACTIVE = (element: { readonly ownerDocument: { readonly activeElement: unknown } | null }): boolean =>
  element === element.ownerDocument?.activeElement;

/** Whether a frame, and each that it stands in, is what its parent gives the keyboard to. */
export async function hasKeyboard(frame: Frame): Promise<boolean> {
  for (let inner = frame; inner.parentFrame() !== null; inner = inner.parentFrame() ?? inner) {
    const element = await inner.frameElement();
    if (!(await element.evaluate(IS_ACTIVE))) return false;
  }
  return true;
}

/** Takes back what was typed since the file was last saved, so that a test begins with the text that it expects. */
export async function revert(page: Page): Promise<void> {
  const unsaved = page.locator('.tab.active.dirty');
  if ((await unsaved.count()) === 0) return;
  await focusEditor(page);
  await runCommand(page, 'File: Revert File');
  await unsaved.waitFor({ state: 'detached', timeout: 20_000 });
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
