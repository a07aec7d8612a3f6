import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { trainingRowSchema } from '../../src/reward/index.ts';
import { waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, focusEditor, hasKeyboard, revert, runCommand, save, waitForKeyboardIn } from './harness/keyboard.ts';
import { THEMES, useTheme } from './harness/themes.ts';
import { waitFor } from './harness/waiting.ts';
import { findWebview, webviewWith } from './harness/webviews.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const REPAIR = '.step.current button[data-action="repair"]';
const FOLLOW = 'Stepwise Math: Let Side View Follow the Cursor';
const SAID_WRONG = '.step.current button[data-action="wrong"]';

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
  function view(selector = '.step', limitMs = 20_000): Promise<Frame> {
    return webviewWith(workbench.page, `main#view ${selector}`, limitMs);
  }

  async function isShown(page: Page, selector: string): Promise<boolean> {
    return (await findWebview(page, `main#view ${selector}`)) !== null;
  }

  async function problem(): Promise<string | null> {
    const frame = await view('.problem .formula');
    return frame.locator('.problem .formula').first().getAttribute('aria-label');
  }

  // A test begins with the text as it was, whatever became of the one before.
  beforeEach(() => revert(workbench.page));

  /** Says that the step at the cursor is wrong, where that was not said before. */
  async function sayWrong(): Promise<void> {
    const frame = await view(SAID_WRONG);
    const button = frame.locator(SAID_WRONG);
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
    await frame.locator(`${SAID_WRONG}[aria-pressed="true"]`).waitFor({ timeout: 20_000 });
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
    const frame = await view('.badge.refuted');
    await frame.locator('.badge.refuted').first().waitFor({ timeout: 10_000 });
    await workbench.screenshot(theme.title);
  });

  it('works by the keyboard alone', async () => {
    const { page } = workbench;
    await runCommand(page, 'Stepwise Math: Show Side View');
    const frame = await view('.step');
    const focused = (): Promise<string | null> =>
      frame.evaluate<string | null>('document.activeElement?.getAttribute("data-key") ?? null');
    await waitForKeyboardIn(frame);
    await waitFor('the first step to be reached', 20_000, async () => {
      if ((await focused()) === 'step-0') return true;
      if (await hasKeyboard(frame)) await page.keyboard.press('Tab');
      return false;
    });
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('step-1');
    await page.keyboard.press('Enter');
    await frame.locator('[data-key="step-1"][aria-expanded="true"]').waitFor({ timeout: 5000 });
  });

  it('keeps what the user says of a step in a file on this machine, in the format of the training', async () => {
    await cursorTo(workbench.page, 13, 6);
    await sayWrong();
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
    onTestFinished(async () => {
      if (await isShown(page, '.notice')) await runCommand(page, FOLLOW);
    });
    await view('.notice');
    await cursorTo(page, 5, 10);
    expect(await problem()).toBe('3x - 5 = 16');
    await runCommand(page, FOLLOW);
    await waitFor('the other problem', 20_000, async () => (await problem()) === '2x + 3 = 11');
    await workbench.screenshot('problem');
  });

  it('puts the value found in by one edit', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    const before = await readFile(workspace.path('algebra.md'), 'utf8');
    const frame = await view(REPAIR);
    await frame.locator(REPAIR).click();
    await waitForLine(page, /x = 7\$/, 20_000);
    // The page of the view had the keyboard and may take it back; there is no other edit to undo.
    await waitFor('the edit to be undone', 20_000, async () => {
      await focusEditor(page);
      await page.keyboard.press('Control+Z');
      return waitForLine(page, /x = 8\$/, 2000).catch(() => null);
    });
    await save(page);
    expect(await readFile(workspace.path('algebra.md'), 'utf8')).toBe(before);
  });

  it('is there again after it was hidden', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await view(REPAIR);
    await sayWrong();
    await runCommand(page, 'View: Show Explorer');
    await waitFor('the view to be hidden', 20_000, async () => !(await isShown(page, '.step')));
    await runCommand(page, 'Stepwise Math: Show Side View');
    const frame = await view(`${SAID_WRONG}[aria-pressed="true"]`);
    expect(await frame.locator('.step').count()).toBe(3);
    expect(await frame.locator('button[aria-pressed="true"]').getAttribute('aria-label')).toBe('This step is wrong');
  });
});
