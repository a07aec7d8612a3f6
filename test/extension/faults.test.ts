import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cursorTo, runCommand } from './harness/keyboard.ts';
import type { RunningProcess } from './harness/processes.ts';
import { descendants, isRunning } from './harness/processes.ts';
import { SMALL_MODEL_SETTINGS } from './harness/smallModel.ts';
import { waitFor } from './harness/waiting.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const SOLVE_MS = 180_000;
const ORPHAN_MS = 2000;

let workspace: Workspace;
let workbench: Workbench;

beforeEach(async () => {
  workspace = await temporaryWorkspace();
  workbench = await openWorkbench({ workspace, open: 'algebra.md', name: 'faults', settings: SMALL_MODEL_SETTINGS });
});

afterEach(async () => {
  await workbench.close();
  await workspace.remove();
});

/** The process of the editor's that runs a program whose command line matches. */
function editorProcess(pattern: RegExp): Promise<RunningProcess> {
  return waitFor(`a process like ${String(pattern)}`, 60_000, async () =>
    (await descendants(workbench.server.process.pid!)).find(({ command }) => pattern.test(command)),
  );
}

async function startSolving(): Promise<RunningProcess> {
  await cursorTo(workbench.page, 5, 10);
  await runCommand(workbench.page, 'Stepwise Math: Solve Step-by-Step');
  await workbench.page.getByText('Stop', { exact: true }).first().waitFor({ timeout: SOLVE_MS });
  return editorProcess(/dist\/model\.js/);
}

describe('when the process of the model is killed while it solves', () => {
  it('says so, keeps the text, and solves again', async () => {
    const model = await startSolving();
    process.kill(model.pid, 'SIGKILL');
    // The newest version shows it by its bell alone while the palette's command is still running.
    await workbench.page.locator('.notification-toast, .codicon-bell-dot').first().waitFor({ timeout: 30_000 });
    await workbench.screenshot('killed');
    expect(await readFile(workspace.path('algebra.md'), 'utf8')).toContain('Solve $2x + 3 = 11$ for $x$.');
    await workbench.page.keyboard.press('Escape');
    const again = await startSolving();
    expect(again.pid).not.toBe(model.pid);
    await workbench.page.getByText('Accept', { exact: true }).first().waitFor({ timeout: SOLVE_MS });
  });
});

describe('when the extension host is killed while it solves', () => {
  it('leaves no process of the model behind after two seconds', async () => {
    const model = await startSolving();
    const host = await editorProcess(/--type=extensionHost/);
    process.kill(host.pid, 'SIGKILL');
    await waitFor('the process of the model to end', ORPHAN_MS, async () => !(await isRunning(model.pid)));
  });
});
