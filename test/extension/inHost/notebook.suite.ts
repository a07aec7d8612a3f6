import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotebookDocument } from 'vscode';
import { commands, Uri, window, workspace } from 'vscode';
import { testedExtension } from './extensionApi.ts';
import { watchHost } from './hostTasks.ts';
import { manyCells } from './manyCells.ts';

const CELLS = 300;
const STEPS = 3 * CELLS;
/** Every tenth cell has a wrong last step. */
const WRONG = CELLS / 10;
const LONGEST_TASK_MS = 50;
/** Where the system does not tell a thread's own time, the clock tells what else the machine does, too. */
const LONGEST_WAIT_MS = 400;

async function openMany(): Promise<NotebookDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(folder);
  const file = join(folder, 'many.ipynb');
  await writeFile(file, JSON.stringify(manyCells(CELLS)));
  const notebook = await workspace.openNotebookDocument(Uri.file(file));
  await window.showNotebookDocument(notebook);
  return notebook;
}

describe(`a notebook of ${CELLS} cells`, () => {
  it('is checked as a whole, and keeps the host free meanwhile', async () => {
    const [api, notebook] = [await testedExtension().activate(), await openMany()];
    const { longestTaskMs, longestWaitMs } = await watchHost(async () => {
      await commands.executeCommand('stepwise.checkNotebook');
    });
    const verdicts = notebook
      .getCells()
      .flatMap(({ document }) => api.marks(document.uri.toString()))
      .map(({ judged }) => judged.verdict);
    const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
    assert.deepEqual([verdicts.length, count('verified'), count('refuted')], [STEPS, STEPS - WRONG, WRONG]);
    if (longestTaskMs === null) assert.ok(longestWaitMs < LONGEST_WAIT_MS, `a timer waited ${longestWaitMs} ms`);
    else assert.ok(longestTaskMs < LONGEST_TASK_MS, `the host was busy for ${longestTaskMs} ms in one piece`);
  });
});
