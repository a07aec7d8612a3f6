import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoverAtCursor, pickQuickFix, quickFixes, waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import { openWebWorkbench, type WebWorkbench } from './harness/webWorkbench.ts';
import { CHECK_SCENARIOS } from './scenarios.ts';

describe.each(CHECK_SCENARIOS)('in an editor that is all in the browser, $title', (scenario) => {
  let workbench: WebWorkbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workbench = await openWebWorkbench(scenario.file, `web-${scenario.file.replace('.', '-')}`);
  });
  afterAll(() => workbench.close());

  it('is checked by the command, without a model and without a server', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.wrong.line, scenario.wrong.column);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, scenario.wrong.shown, 60_000);
    for (const right of scenario.right) await waitForLine(page, right, 20_000);
    await expect.poll(() => page.locator('.squiggly-info').count(), { timeout: 20_000 }).toBe(1);
    await workbench.screenshot('checked');
  });

  it('shows the evidence with its formulas set', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.wrong.line, scenario.wrong.column);
    await hoverAtCursor(page, /refuted/i);
    await page.locator('.monaco-hover:not(.hidden) img').first().waitFor({ timeout: 20_000 });
    await workbench.screenshot('hover');
    await page.keyboard.press('Escape');
  });

  it('repairs the wrong step by a quick fix, and checks what is typed', async () => {
    const { page } = workbench;
    await cursorTo(page, scenario.wrong.line, scenario.wrong.column);
    const title = (await quickFixes(page)).find((text) => text.startsWith('Replace with the value found:'));
    expect(title).toBeDefined();
    await pickQuickFix(page, title!);
    await waitForLine(page, scenario.wrong.repaired, 20_000);
  });

  it('says what it cannot do, and where that can be done', async () => {
    const { page } = workbench;
    await cursorTo(page, 1);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Alt+S');
    await page.getByText('checks by calculation alone').first().waitFor({ timeout: 10_000 });
    await workbench.screenshot('no-model');
  });

  it('talks to no host but its own', () => {
    expect([...workbench.hosts].filter((host) => !host.startsWith('127.0.0.1:'))).toEqual([]);
  });
});
