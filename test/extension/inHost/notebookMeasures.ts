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
  tell(`${during}: time in the extension’s own code, by the clock`, own.totalMs, 'ms');
  tell(`${during}: longest piece of that`, own.longestMs, 'ms');
  return milliseconds;
}

/** Resolves when every cell has its verdicts, which come by themselves. */
async function allJudged(api: TestedApi, notebook: NotebookDocument): Promise<void> {
  for (const { document } of notebook.getCells()) {
    while (api.marks(document.uri.toString()).length === 0) await sleep(5);
  }
}

/** Has the notebook checked on command. */
async function check(name: string, notebook: NotebookDocument): Promise<number> {
  const api = await testedExtension().activate();
  const milliseconds = await watch(name, async () => {
    await commands.executeCommand('stepwise.checkNotebook');
  });
  tell(name, milliseconds, 'ms');
  const marks = notebook.getCells().flatMap(({ document }) => api.marks(document.uri.toString()));
  tell(`${name}: steps`, marks.length, '');
  tell(`${name}: steps verified`, marks.filter(({ judged }) => judged.verdict === 'verified').length, '');
  return milliseconds;
}

/**
 * Opens a notebook that is checked by itself, until its last cell has its verdicts. The extension is activated by the
 * editor; no profiler runs, which would take as much of the processor as the extension does.
 */
async function openChecked(uri: Uri): Promise<void> {
  const started = performance.now();
  const tasks = await watchHost(async () => {
    const document = workspace.openNotebookDocument(uri);
    const judged = document.then(async (notebook) => {
      await allJudged(await testedExtension().activate(), notebook);
      return performance.now() - started;
    });
    await window.showNotebookDocument(await document);
    tell('opened', performance.now() - started, 'ms');
    tell('judged by itself', await judged, 'ms');
  });
  tellTasks('judged by itself', tasks);
}

/** What the editor calls, with the extension or without: opens a notebook, and has it checked where that can be done. */
export async function run(): Promise<void> {
  const before = process.memoryUsage().rss;
  const [uri] = await workspace.findFiles('many.ipynb');
  if (uri === undefined) throw new Error('The workspace has no many.ipynb.');
  if (workspace.getConfiguration('stepwise').get('check.automatic') === 'onOpen') {
    await openChecked(uri);
    return;
  }
  const started = performance.now();
  const document = workspace.openNotebookDocument(uri);
  const opened = await watch('opened', async () => {
    await document;
    tell('known', performance.now() - started, 'ms');
    await window.showNotebookDocument(await document);
  });
  tell('opened', opened, 'ms');
  if (IS_THERE) {
    tell('opened and checked', opened + (await check('checked', await document)), 'ms');
    await check('checked again', await document);
  }
  tell('memory', (process.memoryUsage().rss - before) / MEBIBYTE, 'MiB');
}
