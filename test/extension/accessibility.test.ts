import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spokenText } from './harness/accessibilityTree.ts';
import { waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import { waitFor } from './harness/waiting.ts';
import { webviewWith } from './harness/webviews.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

describe.each(Object.entries(THEMES))('for a reader with the theme %s', (name, theme) => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({
      workspace,
      open: 'algebra.md',
      name: `accessible-${name}`,
      settings: { 'workbench.colorTheme': theme, 'editor.accessibilitySupport': 'on' },
    });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('says each verdict in a word beside its step, whatever the colours', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, /x = 8\$.*✗ refuted/, 60_000);
    await waitForLine(page, /3x = 21\$.*✓ verified/, 20_000);
    await workbench.screenshot('checked');
  });

  it('opens the whole check as plain text beside it', async () => {
    const { page } = workbench;
    await runCommand(page, 'Stepwise Math: Show Check as Text');
    await page.getByRole('tab', { name: /Check of algebra\.md/ }).waitFor({ timeout: 60_000 });
    await workbench.screenshot('text');
  });
});

describe('for a reader who hears the editor', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    const settings = { 'editor.accessibilitySupport': 'on' };
    workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'heard', settings });
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, /x = 8\$.*✗ refuted/, 60_000);
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  /** Waits until what a screen reader is handed says something. */
  const heard = (text: RegExp): Promise<boolean> =>
    waitFor(`"${String(text)}" to be said`, 20_000, async () => text.test(await spokenText(workbench.page)));

  it('says the verdict of the line that is read with its hints', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Read Line with Inlay Hints');
    await heard(/refuted/);
    await page.keyboard.press('Escape');
  });

  it('says in the list of problems what is wrong, and whose finding it is', async () => {
    const { page } = workbench;
    await runCommand(page, 'Problems: Focus on Problems View');
    const row = page.getByRole('treeitem', { name: /Stepwise Math/ }).first();
    expect(await row.getAttribute('aria-label')).toMatch(/x = 7/);
  });

  it('says the whole check as text, each step with its verdict in a word', async () => {
    const { page } = workbench;
    await runCommand(page, 'Stepwise Math: Show Check as Text');
    await page.getByRole('tab', { name: /Check of algebra\.md/ }).waitFor({ timeout: 60_000 });
    await heard(/Step 3.*refuted/);
    await heard(/Step 2.*verified/);
  });

  it('says in the side view of each step which it is, how it stands and why', async () => {
    const { page } = workbench;
    await page.locator('.tab', { hasText: /^algebra\.md$/ }).click();
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Show Side View');
    const frame = await webviewWith(page, 'main#view .step.current .finding.refuted', 60_000);
    for (const said of [/Step 1: verified/, /Step 2: verified/, /Step 3: refuted, the first failing step/, /x = 7/])
      await expect.poll(() => frame.locator('main#view').ariaSnapshot(), { timeout: 20_000 }).toMatch(said);
    await workbench.screenshot('side-view');
  });
});
