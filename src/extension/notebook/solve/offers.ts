import * as vscode from 'vscode';
import { cellOf } from '../cells/cellTexts.ts';

/**
 * The solution cells that were neither accepted nor discarded yet. Each was put in by one edit, so that one undo takes it
 * back as well; a cell that goes that way is forgotten here.
 */
export class Offers implements vscode.Disposable {
  /** The solution cell's address, by the address of the cell whose problem it solves. */
  readonly #offers = new Map<string, string>();
  readonly #listening: vscode.Disposable;

  constructor() {
    this.#listening = vscode.workspace.onDidChangeNotebookDocument(({ contentChanges }) => {
      const removed = contentChanges.flatMap(({ removedCells }) => removedCells.map(addressOf));
      for (const [problem, offered] of this.#offers) if (removed.includes(offered)) this.#offers.delete(problem);
      if (removed.length > 0) this.#tell();
    });
  }

  /** Puts a solution into a Markdown cell below its problem, over an earlier offer for it. Null where that is refused. */
  async put(problem: vscode.NotebookCell, text: string): Promise<vscode.NotebookCell | null> {
    const { notebook, index } = problem;
    const earlier = this.of(problem);
    const data = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    const place = new vscode.NotebookRange(index + 1, earlier?.index === index + 1 ? index + 2 : index + 1);
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(place, [data])]);
    if (!(await vscode.workspace.applyEdit(edit))) return null;
    const cell = notebook.cellAt(index + 1);
    this.#offers.set(addressOf(problem), addressOf(cell));
    this.#tell();
    return cell;
  }

  /** The open offer for a problem's cell. */
  of(problem: vscode.NotebookCell): vscode.NotebookCell | null {
    const address = this.#offers.get(addressOf(problem));
    return address === undefined ? null : cellOf(address);
  }

  /** The open offer that a cell is, or that is open for it. */
  at(cell: vscode.NotebookCell): vscode.NotebookCell | null {
    return [...this.#offers.values()].includes(addressOf(cell)) ? cell : this.of(cell);
  }

  accept(offered: vscode.NotebookCell): void {
    for (const [problem, address] of this.#offers) if (address === addressOf(offered)) this.#offers.delete(problem);
    this.#tell();
  }

  /** Takes the cell out again. False where the notebook refuses it. */
  async discard(offered: vscode.NotebookCell): Promise<boolean> {
    const { notebook, index } = offered;
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(index, index + 1))]);
    return vscode.workspace.applyEdit(edit);
  }

  /** Which cells are offers, for the manifest's `when` clauses. */
  #tell(): void {
    void vscode.commands.executeCommand('setContext', 'stepwise.offeredCells', [...this.#offers.values()]);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

function addressOf({ document }: vscode.NotebookCell): string {
  return document.uri.toString();
}
