import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Uri } from 'vscode';
import { commands, window, workspace } from 'vscode';
import { writeReport } from '../harness/hostReports.ts';
import type { TestedApi } from './extensionApi.ts';
import { testedExtension } from './extensionApi.ts';

const MEBIBYTE = 2 ** 20;
const MILLION = 1e6;

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

/** Opens a notebook of 300 cells and has it checked, while a clock watches how long the host is busy in one piece. */
async function measureNotebook(api: TestedApi, uri: Uri): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  const notebook = await workspace.openNotebookDocument(uri);
  await window.showNotebookDocument(notebook);
  const opened = performance.now();
  await commands.executeCommand('stepwise.checkNotebook');
  const ended = performance.now();
  delay.disable();
  const marks = notebook.getCells().flatMap(({ document }) => api.marks(document.uri.toString()));
  const verified = marks.filter(({ judged }) => judged.verdict === 'verified').length;
  tell(`Notebook of ${notebook.cellCount} cells opened`, opened - started, 'ms');
  tell(`The same checked, ${marks.length} steps, ${verified} of them verified`, ended - opened, 'ms');
  tell('Longest wait in the extension host meanwhile', delay.max / MILLION, 'ms');
  tell('Wait at the 99th percentile', delay.percentile(99) / MILLION, 'ms');
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
