import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotebookDocument } from 'vscode';
import { commands, Uri, window, workspace } from 'vscode';
import { testedExtension } from './extensionApi.ts';
import { type HostTasks, watchHost } from './hostTasks.ts';
import { manyCells } from './manyCells.ts';

const CELLS = 300;
const STEPS = 3 * CELLS;
/** Every tenth cell has a wrong last step. */
const WRONG = CELLS / 10;
/** One notebook after the other: a single task may hold what the machine did besides. */
const NOTEBOOKS = 3;
const LONGEST_TASK_MS = 50;
/** Where the system does not tell a thread's own time, the clock tells what else the machine does, too. */
const LONGEST_WAIT_MS = 400;

async function openMany(name: string): Promise<NotebookDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(folder);
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(manyCells(CELLS)));
  const notebook = await workspace.openNotebookDocument(Uri.file(file));
  await window.showNotebookDocument(notebook);
  return notebook;
}

/** Has a notebook checked, and tells what the host was busy with. */
async function checkMany(name: string): Promise<HostTasks> {
  const [api, notebook] = [await testedExtension().activate(), await openMany(name)];
  const tasks = await watchHost(async () => {
    await commands.executeCommand('stepwise.checkNotebook');
  });
  const verdicts = notebook
    .getCells()
    .flatMap(({ document }) => api.marks(document.uri.toString()))
    .map(({ judged }) => judged.verdict);
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
  assert.deepEqual([verdicts.length, count('verified'), count('refuted')], [STEPS, STEPS - WRONG, WRONG]);
  return tasks;
}

describe(`a notebook of ${CELLS} cells`, () => {
  it('is checked as a whole, and keeps the host free meanwhile', async () => {
    const all: HostTasks[] = [];
    for (let number = 1; number <= NOTEBOOKS; number++) all.push(await checkMany(`many-${number}.ipynb`));
    const middle = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[NOTEBOOKS >> 1] ?? NaN;
    const tasks = all.flatMap(({ longestTaskMs }) => longestTaskMs ?? []);
    const waits = all.map(({ longestWaitMs }) => longestWaitMs);
    if (tasks.length < NOTEBOOKS) assert.ok(middle(waits) < LONGEST_WAIT_MS, `a timer waited ${waits.join(', ')} ms`);
    else assert.ok(middle(tasks) < LONGEST_TASK_MS, `the host was busy for ${tasks.join(', ')} ms in one piece`);
  });
});
