import * as vscode from 'vscode';
import { commandIds } from '../../editor/commands.ts';
import type { CommandTable } from '../../editor/commandTable.ts';
import { chosenCell } from '../cells/chosenCell.ts';
import { RUN_LANGUAGE } from '../notebookGate.ts';
import type { SolveCell } from './solveCell.ts';

/** The commands on cells that change the notebook. */
export function registerSolveCells(commands: CommandTable, solving: SolveCell): vscode.Disposable {
  const on = (act: (cell: vscode.NotebookCell) => unknown) => async (address?: string) => {
    const cell = chosenCell(address);
    if (cell) await act(cell);
  };
  return vscode.Disposable.from(
    commands.handle(
      commandIds.solveCell,
      on((cell) => solving.solve(cell)),
    ),
    commands.handle(
      commandIds.acceptCell,
      on((cell) => {
        solving.accept(cell);
      }),
    ),
    commands.handle(
      commandIds.discardCell,
      on((cell) => solving.discard(cell)),
    ),
    commands.handle(commandIds.makeRunnable, on(makeRunnable)),
  );
}

/** Turns a cell into one that the Stepwise Math kernel runs; its text stays. */
async function makeRunnable({ notebook, document, index, metadata }: vscode.NotebookCell): Promise<void> {
  const language = document.languageId === 'latex' || document.languageId === 'tex' ? 'latex' : RUN_LANGUAGE;
  const data = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, document.getText(), language);
  data.metadata = metadata;
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(index, index + 1), [data])]);
  if (await vscode.workspace.applyEdit(edit)) return;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('The notebook refused the edit, so the cell stays as it is. Is the notebook read-only?'),
  );
}
