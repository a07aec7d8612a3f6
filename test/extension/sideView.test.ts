import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainingRowSchema } from '../../src/reward/index.ts';
import { waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, focusEditor, runCommand, save } from './harness/keyboard.ts';
import { THEMES, useTheme } from './harness/themes.ts';
import { waitFor } from './harness/waiting.ts';
import { webviewWith } from './harness/webviews.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

describe('the side view', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'side-view' });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  /** The page, which the editor may have loaded anew. */
  function view(selector = '.step', limitMs = 10_000): Promise<Frame> {
    return webviewWith(workbench.page, `main#view ${selector}`, limitMs);
  }

  async function problem(): Promise<string | null> {
    const frame = await view('.problem .formula');
    return frame.locator('.problem .formula').first().getAttribute('aria-label');
  }

  it('shows the derivation at the cursor with each step’s verdict and evidence', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, /x = 8\$.*✗ refuted/, 30_000);
    await runCommand(page, 'Stepwise Math: Show Side View');
    const frame = await view('.step.current .finding.refuted', 30_000);
    const spoken = await frame.locator('.step .spoken').allTextContents();
    expect(spoken).toHaveLength(3);
    expect(spoken[2]).toBe('Step 3: refuted, the first failing step');
    expect(await frame.locator('.step.current .finding.refuted').textContent()).toContain('x = 7 satisfies');
    expect(await problem()).toBe('3x - 5 = 16');
  });

  it('draws the two sides of the equation', async () => {
    const { page } = workbench;
    // Where the machine is too busy to draw it in its time, it is drawn when the cursor comes by again.
    const frame = await waitFor('the graph', 60_000, async () => {
      for (const column of [5, 6]) await cursorTo(page, 13, column);
      return view('svg.graph').catch(() => null);
    });
    expect(await frame.locator('svg.graph .curves path').count()).toBe(2);
    expect(await frame.locator('svg.graph').getAttribute('aria-label')).toMatch(/^Graph of y = 3/);
  });

  it.each(THEMES)('can be read in the theme $title', async (theme) => {
    await useTheme(workbench, theme);
    const frame = await view('.step');
    expect(await frame.locator('.badge.refuted').first().isVisible()).toBe(true);
    await workbench.screenshot(theme.title);
  });

  it('works by the keyboard alone', async () => {
    const { page } = workbench;
    await runCommand(page, 'Stepwise Math: Show Side View');
    const frame = await view('.step');
    const focused = (): Promise<string | null> =>
      frame.evaluate<string | null>('document.activeElement?.getAttribute("data-key") ?? null');
    await waitFor('the first step to be reached', 10_000, async () => {
      if ((await focused()) === 'step-0') return true;
      await page.keyboard.press('Tab');
      return false;
    });
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('step-1');
    await page.keyboard.press('Enter');
    await frame.locator('[data-key="step-1"][aria-expanded="true"]').waitFor({ timeout: 5000 });
  });

  it('keeps what the user says of a step in a file on this machine, in the format of the training', async () => {
    const frame = await view('.step.current');
    await frame.locator('.step.current button[data-action="wrong"]').click();
    await frame.locator('.step.current button[data-action="wrong"][aria-pressed="true"]').waitFor({ timeout: 10_000 });
    const storage = join(workbench.server.folder, 'data', 'User', 'globalStorage', 'stepwise-math.stepwise-math');
    const [line = ''] = (await readFile(join(storage, 'feedback.jsonl'), 'utf8')).split('\n');
    expect(trainingRowSchema.parse(JSON.parse(line))).toMatchObject({
      source: 'feedback',
      problem: 'Solve $3x - 5 = 16$.',
      labels: [null, null, 0],
    });
  });

  it('stays with a derivation that is pinned, and follows the cursor again', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Pin Side View to This Derivation');
    await (await view('.notice')).locator('.notice').waitFor();
    await cursorTo(page, 5, 10);
    expect(await problem()).toBe('3x - 5 = 16');
    await runCommand(page, 'Stepwise Math: Let Side View Follow the Cursor');
    await waitFor('the other problem', 10_000, async () => (await problem()) === '2x + 3 = 11');
    await workbench.screenshot('problem');
  });

  it('puts the value found in by one edit', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    const frame = await view('.step.current button[data-action="repair"]');
    await frame.locator('.step.current button[data-action="repair"]').click();
    await waitForLine(page, /x = 7\$/, 20_000);
    // The page of the view may still have the keyboard, so that the keys are lost; there is no other edit to undo.
    await waitFor('the edit to be undone', 20_000, async () => {
      await focusEditor(page);
      await page.keyboard.press('Control+Z');
      return waitForLine(page, /x = 8\$/, 2000).catch(() => null);
    });
    await waitFor('the file as it was', 20_000, async () => {
      await save(page);
      return (await readFile(workspace.path('algebra.md'), 'utf8')).includes('3. $x = 8$');
    });
  });

  it('is there again after it was hidden', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await (await view('.step.current')).locator('.step.current').waitFor();
    await page.keyboard.press('Control+Shift+E');
    await runCommand(page, 'Stepwise Math: Show Side View');
    const frame = await view('.step.current');
    expect(await frame.locator('.step').count()).toBe(3);
    expect(await frame.locator('button[aria-pressed="true"]').getAttribute('aria-label')).toBe('This step is wrong');
  });
});
