import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

describe('the menu of all that can be done about a step', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'fix-step' });
    await cursorTo(workbench.page, 13, 6);
    await runCommand(workbench.page, 'Stepwise Math: Check Document');
    await waitForLine(workbench.page, /x = 8\$.*✗ refuted/, 60_000);
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('lists what cannot apply too, and says that it cannot', async () => {
    const { page } = workbench;
    await cursorTo(page, 12, 6);
    await runCommand(page, 'Stepwise Math: Fix Step');
    const rows = page.locator('.action-widget .monaco-list-row');
    await rows.filter({ hasText: 'Mark as given' }).waitFor({ timeout: 20_000 });
    expect(await rows.filter({ hasText: 'Replace with the value found' }).count()).toBe(0);
    // The bar below the list lies under a layer that takes clicks for the menu's end.
    await page.locator('.action-widget-action-bar a.action-label').last().dispatchEvent('click');
    const disabled = rows.filter({ hasText: 'Replace with the value found' });
    await disabled.waitFor({ timeout: 10_000 });
    await workbench.screenshot('all');
    expect(await disabled.getAttribute('class')).toContain('option-disabled');
    expect(await disabled.getAttribute('aria-label')).toMatch(/disabled/i);
    await page.keyboard.press('Escape');
  });
});
