import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { NotebookCell, NotebookDocument } from 'vscode';
import {
  commands,
  languages,
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  NotebookEdit,
  Position,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { testedExtension } from './extensionApi.ts';
import { watchHost } from './hostTasks.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { until } from './until.ts';

const TYPE = 'jupyter-notebook';
const LONGEST_TASK_MS = 100;
/** A problem, a right step and a wrong one. */
const LINES = ['Solve $2x + 3 = 11$.', '', '1. $2x = 8$', '2. $x = 5$'];
const RIGHT_AND_WRONG = ['1. $2x = 8$: verified', '2. $x = 5$: refuted'];

/** The steps of a cell that have verdicts, each with the text that stands at its mark. */
async function verdicts({ document }: NotebookCell): Promise<readonly string[]> {
  const api = await testedExtension().activate();
  return api.marks(document.uri.toString()).map(({ span, judged }) => {
    const [start, end] = [document.positionAt(span.start), document.positionAt(span.end)];
    const text = document.getText(new Range(new Position(start.line, 0), end));
    return `${text}: ${judged.verdict}`;
  });
}

/** Shows a notebook and has all of it checked. */
async function checked(notebook: NotebookDocument): Promise<NotebookCell> {
  await window.showNotebookDocument(notebook);
  await commands.executeCommand('stepwise.checkNotebook');
  return notebook.cellAt(0);
}

const markdown = (text: string): NotebookCellData => new NotebookCellData(NotebookCellKind.Markup, text, 'markdown');
const untitled = (...cells: NotebookCellData[]): Thenable<NotebookDocument> =>
  workspace.openNotebookDocument(TYPE, new NotebookData(cells));
const saved = (source: string, metadata: object = {}): Uint8Array => {
  const cells = [{ cell_type: 'markdown', metadata: {}, source: [source], ...metadata }];
  return new TextEncoder().encode(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
};

function inFolder(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(folder);
  return Uri.file(join(folder, name));
}

describe('a notebook that is not as most are', () => {
  it('is checked while it has no file yet', async () => {
    const cell = await checked(await untitled(markdown(LINES.join('\n'))));
    assert.deepEqual(await verdicts(cell), RIGHT_AND_WRONG);
  });

  it('is checked where its lines end as on Windows, in each language', async () => {
    const python = LINES.map((line) => (line === '' ? '#' : `# ${line}`));
    const notebook = await untitled(
      markdown(LINES.join('\r\n')),
      new NotebookCellData(NotebookCellKind.Code, LINES.join('\r\n'), 'stepwise-math'),
      new NotebookCellData(
        NotebookCellKind.Code,
        '\\begin{align}\r\n2x &= 8 \\\\\r\nx &= 5\r\n\\end{align}\r\n',
        'latex',
      ),
      new NotebookCellData(NotebookCellKind.Code, python.join('\r\n'), 'python'),
    );
    await checked(notebook);
    await commands.executeCommand('stepwise.checkCell', notebook.cellAt(3).document.uri.toString());
    const all = await Promise.all(notebook.getCells().map(verdicts));
    assert.deepEqual(all, [
      RIGHT_AND_WRONG,
      RIGHT_AND_WRONG,
      ['2x &= 8: unchecked', 'x &= 5: refuted'],
      RIGHT_AND_WRONG.map((line) => `# ${line}`),
    ]);
  });

  it('is checked again under its new name, and leaves nothing at the old one', async () => {
    const [before, after] = [inFolder('before.ipynb'), inFolder('after.ipynb')];
    await workspace.fs.writeFile(before, saved(LINES.join('\n')));
    const opened = async (uri: Uri): Promise<NotebookDocument> => {
      await commands.executeCommand('vscode.open', uri);
      return until(() => workspace.notebookDocuments.find((notebook) => notebook.uri.toString() === uri.toString()));
    };
    const old = await checked(await opened(before));
    assert.deepEqual(await verdicts(old), RIGHT_AND_WRONG);
    const rename = new WorkspaceEdit();
    rename.renameFile(before, after);
    assert.ok(await workspace.applyEdit(rename));
    const cell = await checked(await opened(after));
    assert.deepEqual(await verdicts(cell), RIGHT_AND_WRONG);
    assert.equal(languages.getDiagnostics(cell.document.uri).length, 1);
    await until(() => old.notebook.isClosed || undefined);
    assert.deepEqual([await verdicts(old), languages.getDiagnostics(old.document.uri)], [[], []]);
  });

  it('is checked where it is on no disk', async () => {
    const files = workspace.registerFileSystemProvider('stepwise-memory', new MemoryFiles());
    const uri = Uri.from({ scheme: 'stepwise-memory', path: '/virtual.ipynb' });
    await workspace.fs.writeFile(uri, saved(LINES.join('\n')));
    const cell = await checked(await workspace.openNotebookDocument(uri));
    assert.deepEqual(await verdicts(cell), RIGHT_AND_WRONG);
    files.dispose();
  });

  it('keeps a cell’s pictures when the cell is turned into one that runs', async () => {
    const attachments = { 'a.png': { 'image/png': 'iVBORw0KGgo=' } };
    const uri = inFolder('pictures.ipynb');
    await workspace.fs.writeFile(uri, saved(`![a](attachment:a.png)\n\n${LINES.join('\n')}`, { attachments }));
    const notebook = await workspace.openNotebookDocument(uri);
    assert.deepEqual(await verdicts(await checked(notebook)), RIGHT_AND_WRONG);
    await commands.executeCommand('stepwise.makeRunnable', notebook.cellAt(0).document.uri.toString());
    assert.equal(notebook.cellAt(0).kind, NotebookCellKind.Code);
    assert.deepEqual(notebook.cellAt(0).metadata.attachments, attachments);
  });

  it('is checked anew by itself where a cell with a macro comes in above', async () => {
    const notebook = await untitled(
      markdown('$\\newcommand{\\two}{2}$'),
      markdown('1. $\\two = 2$\n2. $\\two + 1 = 4$'),
    );
    await checked(notebook);
    const found = await verdicts(notebook.cellAt(1));
    assert.deepEqual(found, ['1. $\\two = 2$: verified', '2. $\\two + 1 = 4$: refuted']);
    const edit = new WorkspaceEdit();
    edit.set(notebook.uri, [NotebookEdit.insertCells(1, [markdown('$\\renewcommand{\\two}{3}$')])]);
    assert.ok(await workspace.applyEdit(edit));
    const again = ['1. $\\two = 2$: refuted', '2. $\\two + 1 = 4$: verified'];
    await until(async () => isDeepStrictEqual(await verdicts(notebook.cellAt(2)), again) || undefined);
  });

  it('keeps the editor free while a cell is checked that is long', async () => {
    const nested = '> - Solve *this*: $2x + 3 = 11$.\n>   1. $2x = 8$\n>   2. so $x = 5$\n\n';
    const notebook = await untitled(markdown(nested.repeat(150)));
    await window.showNotebookDocument(notebook);
    const { longestTaskMs, longestWaitMs } = await watchHost(async () => {
      await commands.executeCommand('stepwise.checkCell', notebook.cellAt(0).document.uri.toString());
    });
    assert.ok((await verdicts(notebook.cellAt(0))).length > 100);
    assert.ok((longestTaskMs ?? longestWaitMs / 4) < LONGEST_TASK_MS, `the host was busy for ${longestTaskMs} ms`);
  });
});
