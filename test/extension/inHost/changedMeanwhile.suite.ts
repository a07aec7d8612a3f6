import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  commands,
  EventEmitter,
  languages,
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  NotebookEdit,
  NotebookRange,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { testedExtension } from './extensionApi.ts';
import { until } from './until.ts';

const STEPS = 'Solve $2x + 3 = 11$.\n\n1. $2x = 8$\n2. $x = 5$\n\n';
const SCHEME = 'stepwise-test-version';
/** Longer than the pause in typing after which steps are checked. */
const PAUSE_MS = 1200;

async function marked(address: string): Promise<number> {
  return (await testedExtension().activate()).marks(address).length;
}

describe('a document that changes while it is checked', () => {
  it('has no marks when it has been given a language that is not read', async () => {
    const document = await workspace.openTextDocument({ language: 'markdown', content: STEPS.repeat(150) });
    await window.showTextDocument(document);
    const checking = commands.executeCommand('stepwise.checkDocument');
    await languages.setTextDocumentLanguage(document, 'plaintext');
    await checking;
    assert.equal(await marked(document.uri.toString()), 0);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
  });

  it('has no marks in the cells of a notebook that were deleted', async () => {
    const cells = Array.from({ length: 300 }, (_, index) => {
      return new NotebookCellData(NotebookCellKind.Markup, `Cell ${index}\n\n${STEPS}`, 'markdown');
    });
    const notebook = await workspace.openNotebookDocument('jupyter-notebook', new NotebookData(cells));
    await window.showNotebookDocument(notebook);
    const addresses = notebook.getCells().map(({ document }) => document.uri.toString());
    const checking = commands.executeCommand('stepwise.checkNotebook');
    const edit = new WorkspaceEdit();
    edit.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(1, 300))]);
    assert.ok(await workspace.applyEdit(edit));
    await checking;
    const [kept, ...deleted] = await Promise.all(addresses.map(marked));
    assert.equal(kept, 2);
    assert.deepEqual(new Set(deleted), new Set([0]));
  });
});

describe('a document that is not the user’s to write', () => {
  it('is checked when that is asked for, and never by itself', async () => {
    const changed = new EventEmitter<Uri>();
    let text = 'An earlier version.\n';
    const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => text,
    });
    const page = Uri.from({ scheme: SCHEME, path: '/notes.md' });
    const document = await workspace.openTextDocument(page);
    await window.showTextDocument(document);
    text = STEPS;
    changed.fire(page);
    await until(() => document.getText() === STEPS || undefined);
    await sleep(PAUSE_MS);
    assert.equal(await marked(page.toString()), 0);
    await commands.executeCommand('stepwise.checkDocument');
    assert.equal(await marked(page.toString()), 2);
    provider.dispose();
    changed.dispose();
  });
});
