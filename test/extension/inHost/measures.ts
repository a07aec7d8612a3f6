import { setTimeout as sleep } from 'node:timers/promises';
import type { Uri } from 'vscode';
import { commands, window, workspace } from 'vscode';
import { writeReport } from '../harness/hostReports.ts';
import type { TestedApi } from './extensionApi.ts';
import { testedExtension } from './extensionApi.ts';
import { watchHost } from './hostTasks.ts';

const MEBIBYTE = 2 ** 20;

function tell(name: string, value: number, unit: string): void {
  console.log(writeReport({ measure: { name, value, unit } }));
}

async function checked(api: TestedApi, uri: Uri): Promise<number> {
  const started = performance.now();
  await commands.executeCommand('stepwise.checkDocument');
  while (api.marks(uri.toString()).length === 0) await sleep(1);
  const milliseconds = performance.now() - started;
  await commands.executeCommand('stepwise.clearMarks');
  return milliseconds;
}

/** Opens a notebook of many cells and has it checked, while it is watched how long the host is busy in one piece. */
async function measureNotebook(api: TestedApi, uri: Uri): Promise<void> {
  const started = performance.now();
  let opened = started;
  const opening = await watchHost(async () => {
    await window.showNotebookDocument(await workspace.openNotebookDocument(uri));
    opened = performance.now();
  });
  const checking = await watchHost(async () => {
    await commands.executeCommand('stepwise.checkNotebook');
  });
  const ended = performance.now();
  const cells = workspace.notebookDocuments.find((one) => one.uri.toString() === uri.toString())?.getCells() ?? [];
  const marks = cells.flatMap(({ document }) => api.marks(document.uri.toString()));
  const verified = marks.filter(({ judged }) => judged.verdict === 'verified').length;
  const title = `Notebook of ${cells.length} cells`;
  tell(`${title} opened`, opened - started, 'ms');
  tell(`The same checked by calculation, ${marks.length} steps, ${verified} of them verified`, ended - opened, 'ms');
  tell('Opened and checked', ended - started, 'ms');
  for (const [name, tasks] of [
    ['opening', opening],
    ['checking', checking],
  ] as const) {
    if (tasks.busyMs !== null) tell(`Processor time of the host’s thread while ${name}`, tasks.busyMs, 'ms');
    if (tasks.longestTaskMs !== null) tell(`Longest task of it while ${name}`, tasks.longestTaskMs, 'ms');
    tell(`Longest wait of a timer in the host while ${name}`, tasks.longestWaitMs, 'ms');
  }
}

/** What the editor calls: measures activation, the first verdict cold and warm, and the host's memory. */
export async function run(): Promise<void> {
  const before = process.memoryUsage().rss;
  const api = await testedExtension().activate();
  tell('Activation', api.activationMs, 'ms');
  tell('Memory of the extension host gained by activation', (process.memoryUsage().rss - before) / MEBIBYTE, 'MiB');
  const [file] = await workspace.findFiles('algebra.md');
  if (file === undefined) throw new Error('The workspace has no algebra.md.');
  await window.showTextDocument(file);
  tell('First verdict, the symbolic thread not yet started', await checked(api, file), 'ms');
  tell('First verdict, the symbolic thread running', await checked(api, file), 'ms');
  const [notebook] = await workspace.findFiles('many.ipynb');
  if (notebook !== undefined) await measureNotebook(api, notebook);
  tell('Memory of the extension host gained by checking', (process.memoryUsage().rss - before) / MEBIBYTE, 'MiB');
}
