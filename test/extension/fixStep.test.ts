import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitForLine } from './harness/editorView.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { chosen, cursorTo, revert, runCommand } from './harness/keyboard.ts';
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
  });

  beforeEach(async () => {
    await revert(workbench.page);
    await waitForLine(workbench.page, /x = 8\$.*✗ refuted/, 60_000);
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  const row = (text: string): ReturnType<Workbench['page']['locator']> =>
    workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text });

  it('lists what cannot apply too, and says why', async () => {
    const { page } = workbench;
    await cursorTo(page, 12, 6);
    await runCommand(page, 'Stepwise Math: Fix Step');
    await row('Mark as given').waitFor({ timeout: 20_000 });
    const repair = row('Replace with the value found');
    expect(await repair.getAttribute('aria-label')).toMatch(/cannot be done here.*This step needs no repair\./);
    expect(await repair.innerText()).toContain('This step needs no repair.');
    expect(await row('Mark as given').getAttribute('aria-label')).not.toContain('cannot');
    await workbench.screenshot('all');
    await page.keyboard.press('Escape');
  });

  it('does what is chosen, by the keyboard alone', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Fix Step');
    await chosen(page, 'Replace with the value found: 7');
    await page.keyboard.press('Enter');
    await waitForLine(page, /x = 7\$/, 20_000);
  });
});
