import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TextEditor } from 'vscode';
import { commands, Position, Selection, Uri, window, workspace } from 'vscode';
import { testedExtension } from './extensionApi.ts';
import { type HostTasks, watchHost } from './hostTasks.ts';

const MEGABYTE = 1_000_000;
/** LaTeX, since the editor's own Markdown extension reads Markdown in the same host, whatever else stands in it. */
const SECTION =
  '\\section{A section}\n\nSome words with $x^2 + 1$.\n\n\\begin{exercise}\nSolve $2(x + 3) = 16$.\n\\end{exercise}\n\n' +
  '\\begin{align*}\n2x + 6 &= 16 \\\\\n2x &= 10 \\\\\nx &= 5\n\\end{align*}\n\n' +
  'A sentence that parts this derivation from the next one, which stands below it in a section of its own.\n\n';
/** Read in the host, the document would keep it busy for seconds. A machine that does much else delays a timer too. */
const LONGEST_TASK_MS = 100;
const LONGEST_WAIT_MS = 400;
const VERDICT_MS = 40_000;

let editor: TextEditor;

async function openLarge(): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(folder);
  const file = join(folder, 'large.tex');
  await writeFile(file, SECTION.repeat(Math.ceil(MEGABYTE / SECTION.length)));
  return window.showTextDocument(Uri.file(file));
}

/** Fails where the host was busy for long in one piece; its own thread's time counts, where the system tells it. */
function assertResponsive({ longestTaskMs, longestWaitMs }: HostTasks): void {
  const [longest, most] = longestTaskMs === null ? [longestWaitMs, LONGEST_WAIT_MS] : [longestTaskMs, LONGEST_TASK_MS];
  assert.ok(longest < most, `the host was busy for ${Math.round(longest)} ms`);
}

async function refutedAfterTyping(line: number, text: string): Promise<void> {
  const api = await testedExtension().activate();
  const address = editor.document.uri.toString();
  await editor.edit((edit) => {
    edit.insert(new Position(line, 0), text);
  });
  const end = performance.now() + VERDICT_MS;
  while (!api.marks(address).some(({ judged }) => judged.verdict === 'refuted')) {
    assert.ok(performance.now() < end, 'the wrong step was not marked');
    await sleep(10);
  }
  await commands.executeCommand('undo');
}

/** The line of the last step of the section in the middle of the document. */
function middle(): number {
  const { document } = editor;
  let line = Math.floor(document.lineCount / 2);
  while (document.lineAt(line).text !== 'x &= 5') line += 1;
  return line;
}

describe('a document of one megabyte', () => {
  before(async () => {
    await testedExtension().activate();
    editor = await openLarge();
  });

  it('is checked near the cursor, and keeps the host free meanwhile', async () => {
    const line = middle();
    editor.selection = new Selection(line, 2, line, 2);
    const api = await testedExtension().activate();
    const tasks = await watchHost(async () => {
      await commands.executeCommand('stepwise.checkSteps');
    });
    const verdicts = api.marks(editor.document.uri.toString()).map(({ judged }) => judged.verdict);
    assert.deepEqual(verdicts, ['verified', 'verified', 'verified']);
    assertResponsive(tasks);
  });

  it('has a wrong step marked that is typed in its middle, and keeps the host free meanwhile', async () => {
    assertResponsive(await watchHost(() => refutedAfterTyping(middle(), 'x &= 6 \\\\\n')));
  });

  it('loses no text', () => {
    assert.equal(editor.document.getText(), SECTION.repeat(Math.ceil(MEGABYTE / SECTION.length)));
  });
});
