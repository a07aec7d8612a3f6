import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

describe('without a model and without a network', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  let models: string;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    models = await mkdtemp(join(tmpdir(), 'stepwise-no-models-'));
    // This model comes through pip alone, which is told to ask nobody.
    const settings = {
      'stepwise.model.solver': 'smollm2-135m-instruct',
      'stepwise.model.scorer': '',
      'stepwise.model.directory': models,
    };
    const env = { PIP_NO_INDEX: '1', PIP_CONFIG_FILE: '/dev/null' };
    workbench = await openWorkbench({
      workspace,
      open: 'algebra.md',
      name: 'missing-model',
      settings,
      env,
      dialogs: true,
    });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
    await rm(models, { recursive: true });
  });

  it('asks before it downloads, and fetches nothing when that is not wanted', async () => {
    const { page } = workbench;
    await cursorTo(page, 5, 10);
    await runCommand(page, 'Stepwise Math: Solve Step-by-Step');
    await page.getByRole('button', { name: 'Download', exact: true }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole('button', { name: 'Download With Scores' }).count()).toBe(1);
    await workbench.screenshot('asked');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Download', exact: true }).waitFor({ state: 'detached', timeout: 10_000 });
    expect(await readdir(models)).toEqual([]);
  });

  it('says why the download failed, what was kept and what to do, and leaves the document as it was', async () => {
    const { page } = workbench;
    const before = await readFile(workspace.path('algebra.md'));
    await cursorTo(page, 5, 10);
    await runCommand(page, 'Stepwise Math: Solve Step-by-Step');
    await page.getByRole('button', { name: 'Download', exact: true }).click({ timeout: 60_000 });
    const said = page.getByText(/could not be downloaded:.*What came so far is kept\. Check the network/).first();
    await said.waitFor({ timeout: 60_000 });
    await workbench.screenshot('said');
    expect(await page.locator('.tab.dirty').count()).toBe(0);
    expect(await readFile(workspace.path('algebra.md'))).toEqual(before);
  });

  it('checks what is written all the same', async () => {
    const { page } = workbench;
    await cursorTo(page, 13, 6);
    await runCommand(page, 'Stepwise Math: Check Document');
    await page.locator('.view-line', { hasText: /x\s=\s8\$.*✗\srefuted/ }).waitFor({ timeout: 60_000 });
  });
});
