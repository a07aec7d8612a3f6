import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFailures } from './harness/failurePictures.ts';
import { cursorTo, focusEditor, runCommand, save } from './harness/keyboard.ts';
import { SMALL_MODEL_SETTINGS } from './harness/smallModel.ts';
import { waitFor } from './harness/waiting.ts';
import type { Workbench } from './harness/workbench.ts';
import { openWorkbench } from './harness/workbench.ts';
import type { Workspace } from './harness/workspace.ts';
import { temporaryWorkspace } from './harness/workspace.ts';

const SOLVE_MS = 180_000;

const PROBLEMS = [
  { file: 'algebra.md', line: 5, solution: /Solve \$2x[^#]*^1\. /m },
  { file: 'calculus.tex', line: 8, solution: /\\end\{exercise\}[^]*\\begin\{(align|enumerate)[^]*\\begin\{align/ },
];

describe.each(PROBLEMS)('solving in $file with the real small model', ({ file, line, solution }) => {
  let workspace: Workspace;
  let workbench: Workbench;
  pictureFailures(() => workbench);
  let before: string;

  beforeAll(async () => {
    workspace = await temporaryWorkspace();
    before = await readFile(workspace.path(file), 'utf8');
    workbench = await openWorkbench({
      workspace,
      open: file,
      name: `solving-${file.replace('.', '-')}`,
      settings: SMALL_MODEL_SETTINGS,
    });
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it('streams a solution below the problem without touching the text', async () => {
    const { page } = workbench;
    await cursorTo(page, line, 10);
    await runCommand(page, 'Stepwise Math: Solve Step-by-Step');
    await page.getByText('Stop', { exact: true }).first().waitFor({ timeout: SOLVE_MS });
    await workbench.screenshot('streaming');
    await page.getByText('Accept', { exact: true }).first().waitFor({ timeout: SOLVE_MS });
    await workbench.screenshot('proposed');
    expect(await readFile(workspace.path(file), 'utf8')).toBe(before);
    await expect(page.locator('.tab.active.dirty').count()).resolves.toBe(0);
  });

  it('accepts it in one edit, which one undo takes back byte for byte', async () => {
    const { page } = workbench;
    await focusEditor(page);
    await runCommand(page, 'Stepwise Math: Accept Solution');
    await written('the solution', (text) => solution.test(text));
    await workbench.screenshot('accepted');
    await focusEditor(page);
    await page.keyboard.press('Control+Z');
    await written('the text as it was', (text) => text === before);
  });

  /** Saves until the file holds what it should; the editor may also save by itself. */
  async function written(what: string, holds: (text: string) => boolean): Promise<void> {
    await waitFor(what, 20_000, async () => {
      await save(workbench.page);
      return holds(await readFile(workspace.path(file), 'utf8'));
    });
  }
});
