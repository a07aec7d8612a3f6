import type { FrameLocator, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { clickInto, runCommand } from './keyboard.ts';
import { waitFor } from './waiting.ts';

const CELLS = '.notebookOverlay .cell-list-container .monaco-list-row';

/** How many cells the notebook has; the editor makes only those that are in view, but counts all. */
export async function cellCount(page: Page): Promise<number> {
  const size = await page.locator(CELLS).first().getAttribute('aria-setsize');
  return z.coerce.number().parse(size);
}

/** The page in which rendered Markdown cells and outputs stand. */
export function rendered(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready[src*="purpose=notebookRenderer"]').frameLocator('#active-frame');
}

/** The output of the extension's own renderer that holds a text. */
export function output(page: Page, text: RegExp): Locator {
  return rendered(page).locator('section.output').filter({ hasText: text }).first();
}

/** The line below a cell that says how many steps are verified. */
export function statusItem(page: Page, text: RegExp): Locator {
  return page.locator('.cell-statusbar-container .cell-status-item').filter({ hasText: text });
}

/**
 * The message that says something, shown. The newest version shows it by its bell alone while a command of the palette is
 * still running; then its list of messages is opened, and again where the list was closed with the message before it.
 */
export async function message(page: Page, text: RegExp, limitMs: number): Promise<Locator> {
  const shown = page.locator('.notification-list-item').filter({ hasText: text }).first();
  const bell = page.locator('.statusbar-item .codicon-bell-dot');
  const list = page.locator('.notifications-center.visible');
  await waitFor(`a message like ${String(text)}`, limitMs, async () => {
    if (await shown.isVisible()) return true;
    if ((await bell.count()) > 0 && (await list.count()) === 0) {
      await runCommand(page, 'Notifications: Show Notifications');
      await list.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    return false;
  });
  return shown;
}

/** Selects the notebook's last cell, wherever it is scrolled to, by the keyboard. */
export async function selectLastCell(page: Page): Promise<void> {
  const last = page.locator(`${CELLS}.markdown-cell-row.focused[data-index="${(await cellCount(page)) - 1}"]`);
  await waitFor('the last cell to be selected', 30_000, async () => {
    await page.locator('.tab.active').click();
    await page.keyboard.press('Control+End');
    return last.waitFor({ state: 'attached', timeout: 5000 }).then(
      () => true,
      () => false,
    );
  });
}

/** Saves the notebook, from its list of cells, until its file holds what it should, and gives that. */
export async function savedAs<T>(page: Page, what: string, find: () => Promise<T | undefined>): Promise<T> {
  const unsaved = page.locator('.tab.active.dirty');
  return waitFor(what, 60_000, async () => {
    await page.locator('.tab.active').click();
    await page.keyboard.press('Control+S');
    await unsaved.waitFor({ state: 'detached', timeout: 5000 }).catch(() => undefined);
    return (await unsaved.count()) === 0 ? find() : undefined;
  });
}

/** Runs the code cell that holds a text, by the keyboard. */
export async function runCell(page: Page, text: string): Promise<void> {
  await clickInto(page, page.locator(CELLS).filter({ hasText: text }).locator('.view-lines').first());
  await page.keyboard.press('Shift+Enter');
}
