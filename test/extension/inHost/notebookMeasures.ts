import { setTimeout as sleep } from 'node:timers/promises';
import type { NotebookDocument, Uri } from 'vscode';
import { commands, extensions, window, workspace } from 'vscode';
import type { TestedApi } from './extensionApi.ts';
import { testedExtension } from './extensionApi.ts';
import { watchHost } from './hostTasks.ts';
import { watchOwn } from './ownTime.ts';
import { tell, tellTasks } from './telling.ts';

const MEBIBYTE = 2 ** 20;
const IS_THERE = extensions.getExtension('stepwise-math.stepwise-math') !== undefined;

/** Watches some work: what the host was busy with, and how much of that was the extension's own code. */
async function watch(during: string, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  let milliseconds = 0;
  const watched = async (): Promise<void> => {
    await work();
    milliseconds = performance.now() - started;
  };
  if (!IS_THERE) {
    tellTasks(during, await watchHost(watched));
    return milliseconds;
  }
  const own = await watchOwn(`${testedExtension().extensionPath}/dist`, async () => {
    tellTasks(during, await watchHost(watched));
  });
  tell(`${during}: processor time of the extension’s own code`, own.totalMs, 'ms');
  tell(`${during}: longest piece of that`, own.longestMs, 'ms');
  return milliseconds;
}

/** Resolves when every cell has its verdicts, which come by themselves. */
async function allJudged(api: TestedApi, notebook: NotebookDocument): Promise<void> {
  for (const { document } of notebook.getCells()) {
    while (api.marks(document.uri.toString()).length === 0) await sleep(5);
  }
}

async function check(name: string, notebook: NotebookDocument): Promise<number> {
  const api = await testedExtension().activate();
  const milliseconds = await watch(`${name} checked`, async () => {
    await commands.executeCommand('stepwise.checkNotebook');
  });
  tell(`${name} checked`, milliseconds, 'ms');
  const marks = notebook.getCells().flatMap(({ document }) => api.marks(document.uri.toString()));
  tell(`${name} steps`, marks.length, '');
  tell(`${name} steps verified`, marks.filter(({ judged }) => judged.verdict === 'verified').length, '');
  return milliseconds;
}

async function open(name: string, uri: Uri): Promise<void> {
  const byItself = workspace.getConfiguration('stepwise').get('check.automatic') === 'onOpen';
  const started = performance.now();
  const [document, judged] = [workspace.openNotebookDocument(uri), byItself ? judgedByItself(uri) : null];
  const opened = await watch(`${name} opened`, async () => {
    await window.showNotebookDocument(await document);
  });
  tell(`${name} opened`, opened, 'ms');
  if (judged !== null) tell(`${name} opened, until the last verdict`, (await judged) - started, 'ms');
  else if (IS_THERE) tell(`${name} opened and checked`, opened + (await check(name, await document)), 'ms');
}

/** The moment at which every cell of a notebook that is being opened has its verdicts. */
async function judgedByItself(uri: Uri): Promise<number> {
  const [api, notebook] = [await testedExtension().activate(), await workspace.openNotebookDocument(uri)];
  await allJudged(api, notebook);
  return performance.now();
}

/**
 * What the editor calls, with the extension or without: opens two notebooks, one after the other, and has them checked
 * where the extension is there.
 */
export async function run(): Promise<void> {
  const before = process.memoryUsage().rss;
  for (const name of ['first', 'second']) {
    const [uri] = await workspace.findFiles(`${name}.ipynb`);
    if (uri === undefined) throw new Error(`The workspace has no ${name}.ipynb.`);
    await open(name, uri);
  }
  tell('memory', (process.memoryUsage().rss - before) / MEBIBYTE, 'MiB');
}
