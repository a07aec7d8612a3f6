import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/command.mjs';
import { waitForLine } from './harness/editorView.ts';
import type { EditorInstall } from './harness/editors.ts';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import { EXTENSION_ROOT } from './harness/places.ts';
import { SMALL_MODEL_SETTINGS } from './harness/smallModel.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const VSIX = resolve(EXTENSION_ROOT, 'out', 'editor', 'stepwise-math.vsix');
const SOLVE_MS = 180_000;

async function install({ node, main }: EditorInstall, folder: string): Promise<void> {
  await run(process.execPath, ['scripts/package.mjs', '--target', 'linux-x64', '--out', VSIX], { cwd: EXTENSION_ROOT });
  const places = ['--server-data-dir', folder, '--extensions-dir', resolve(folder, 'extensions')];
  await run(node, [main, '--install-extension', VSIX, ...places], { limitSeconds: 120 });
}

describe('the packaged extension, installed', () => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    workbench = await openWorkbench({
      workspace,
      open: 'algebra.md',
      name: 'installed',
      settings: SMALL_MODEL_SETTINGS,
      installed: install,
    });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('checks a derivation', async () => {
    await cursorTo(workbench.page, 13, 6);
    await runCommand(workbench.page, 'Stepwise Math: Check Document');
    expect(await waitForLine(workbench.page, /x = 8\$.*✗ refuted/, 30_000)).toContain('3. ');
  });

  it('solves a problem with the real small model', async () => {
    await cursorTo(workbench.page, 5, 10);
    await runCommand(workbench.page, 'Stepwise Math: Solve Step-by-Step');
    await workbench.page.getByText('Accept', { exact: true }).first().waitFor({ timeout: SOLVE_MS });
    await workbench.screenshot('solved');
  });
});
