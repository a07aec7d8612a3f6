import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hoverAtCursor, pickQuickFix, quickFixes, shownLines, waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, focusEditor, revert, runCommand, save } from './harness/keyboard.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';
import { CHECK_SCENARIOS } from './scenarios.ts';

const PAUSE_MS = 500;
const VERDICT_MS = 2000;

describe.each(CHECK_SCENARIOS)('checking $title', (scenario) => {
  const name = `checking-${scenario.file.replace('.', '-')}`;
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);
  let before: Buffer;

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    before = await readFile(workspace.path(scenario.file));
    workbench = await openWorkbench({ workspace, open: scenario.file, name });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  // A test that is run once more must not find what it typed the first time.
  beforeEach(() => revert(workbench.page));

  it('marks the right steps and the wrong one by the command', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.wrong.line, scenario.wrong.column);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, scenario.wrong.shown, 30_000);
    for (const right of scenario.right) await waitForLine(page, right, 20_000);
    await workbench.screenshot('marked');
  });

  it('reports the wrong step alone', async () => {
    await expect.poll(() => workbench.page.locator('.squiggly-info').count(), { timeout: 20_000 }).toBe(1);
  });

  it('shows the evidence in the hover', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.wrong.line, scenario.wrong.column);
    await hoverAtCursor(page, /refuted/i);
    await page.locator('.monaco-hover:not(.hidden) img').first().waitFor({ timeout: 10_000 });
    await workbench.screenshot('hover');
  });

  it('replaces the wrong step with the value found, and undoes it byte for byte', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.wrong.line, scenario.wrong.column);
    const titles = await quickFixes(page);
    await workbench.screenshot('fixes');
    const title = titles.find((text) => text.startsWith('Replace with the value found:'));
    expect(title, titles.join(' | ')).toBeDefined();
    await pickQuickFix(page, title!);
    await waitForLine(page, scenario.wrong.repaired, 20_000);
    await workbench.screenshot('repaired');
    await focusEditor(page);
    await page.keyboard.press('Control+Z');
    await waitForLine(page, scenario.wrong.shown, 20_000);
    await save(page);
    expect(await readFile(workspace.path(scenario.file))).toEqual(before);
  });

  it('marks a wrong step typed by hand within two seconds of the pause', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.typed.after);
    await page.keyboard.press('End');
    if (scenario.file.endsWith('.md')) {
      await page.keyboard.press('Enter');
      await page.locator('.statusbar-item', { hasText: `Ln ${scenario.typed.after + 1}` }).waitFor({ timeout: 10_000 });
    }
    await page.keyboard.type((await continuedList(page)) + scenario.typed.keys, { delay: 20 });
    const paused = performance.now();
    await waitForLine(page, scenario.typed.shown, 10_000);
    expect(performance.now() - paused).toBeLessThan(PAUSE_MS + VERDICT_MS);
    await workbench.screenshot('typed');
  });

  /** The number of the list item to type, unless the editor has put it there. */
  async function continuedList(page: Workbench['page']): Promise<string> {
    if (!scenario.file.endsWith('.md')) return '';
    return (await shownLines(page)).some((line) => line.startsWith('4. ')) ? '' : '4. ';
  }
});
