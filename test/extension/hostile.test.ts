import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './harness/failurePictures.ts';
import { runCommand } from './harness/keyboard.ts';
import { message, output, rendered } from './harness/notebookView.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';
import { writeHostileNotebook } from './hostileNotebook.ts';

const CHECK_MS = 20_000;

describe('a hostile notebook', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    await writeHostileNotebook(workspace.path('hostile.ipynb'));
    workbench = await openWorkbench({ workspace, open: 'hostile.ipynb', name: 'hostile' });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('is checked without a wait, with one message that names what was left alone', async () => {
    const { page } = workbench;
    await rendered(page).getByText('Hostile').first().click();
    const began = performance.now();
    await runCommand(page, 'Stepwise Math: Check the Notebook');
    const said = await message(page, /Cell 7 holds 5\.0 million characters and was left alone/, CHECK_MS);
    expect(performance.now() - began).toBeLessThan(CHECK_MS);
    expect(await said.locator('.notification-list-item-message').textContent()).toMatch(/^\d of \d steps verified/);
    await expect(page.locator('.notification-list-item').count()).resolves.toBe(1);
    await workbench.screenshot('checked');
  });

  it('says of outputs that are damaged that they are, and shows the well-formed one as text', async () => {
    const { page } = workbench;
    await expect.poll(() => rendered(page).locator('section.fault').count(), { timeout: 20_000 }).toBe(2);
    const shown = output(page, /Well formed/);
    await shown.waitFor({ timeout: 20_000 });
    expect(await shown.locator('.summary').first().textContent()).toContain('<script>');
    await expect(shown.locator('img, script, iframe, a, style').count()).resolves.toBe(0);
  });

  it('has run nothing of what it carries in outputs', async () => {
    const { page } = workbench;
    for (const element of await rendered(page).locator('section.output').all()) {
      expect(await element.evaluate((root) => (root as unknown as { innerHTML: string }).innerHTML)).not.toContain(
        '<img',
      );
    }
    for (const frame of page.frames()) expect(await frame.evaluate('window.hacked')).toBeUndefined();
  });
});
