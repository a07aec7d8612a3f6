import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForLine } from './harness/editorView.ts';
import { cursorTo, runCommand, save } from './harness/keyboard.ts';
import { webview } from './harness/webviews.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

describe('the side view', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  let view: FrameLocator;

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'side-view' });
    view = webview(workbench.page);
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('shows the derivation at the cursor with each step’s verdict and evidence', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await waitForLine(page, /x = 8\$.*✗ refuted/, 30_000);
    await runCommand(page, 'Stepwise Math: Show Side View');
    await view.locator('.step').nth(2).waitFor({ timeout: 30_000 });
    expect(await view.locator('.step .spoken').allTextContents()).toEqual([
      'Step 1: verified',
      'Step 2: verified',
      'Step 3: refuted, the first failing step',
    ]);
    expect(await view.locator('.step.current .finding.refuted').textContent()).toContain('x = 7 satisfies');
    expect(await view.locator('.problem .formula').getAttribute('aria-label')).toBe('3x - 5 = 16');
    await workbench.screenshot('light');
  });

  it('puts the value found in by one edit', async () => {
    const { page } = workbench;
    await view.getByRole('button', { name: 'Replace with the value found' }).click();
    await waitForLine(page, /x = 7\$.*✓ verified/, 10_000);
    await cursorTo(page, 13, 1);
    await page.keyboard.press('Control+Z');
    await waitForLine(page, /x = 8\$/, 10_000);
    await save(page);
    expect(await readFile(workspace.path('algebra.md'), 'utf8')).toContain('3. $x = 8$');
  });
});
