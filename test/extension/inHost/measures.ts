import { setTimeout as sleep } from 'node:timers/promises';
import type { Uri } from 'vscode';
import { commands, window, workspace } from 'vscode';
import type { TestedApi } from './extensionApi.ts';
import { testedExtension } from './extensionApi.ts';
import { tell } from './telling.ts';

const MEBIBYTE = 2 ** 20;

async function checked(api: TestedApi, uri: Uri): Promise<number> {
  const started = performance.now();
  await commands.executeCommand('stepwise.checkDocument');
  while (api.marks(uri.toString()).length === 0) await sleep(1);
  const milliseconds = performance.now() - started;
  await commands.executeCommand('stepwise.clearMarks');
  return milliseconds;
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
}
