import * as vscode from 'vscode';
import { NOTEBOOK_TYPE } from '../../editor/languages.ts';
import { rangeOf } from '../../editor/ranges.ts';
import type { Mark } from '../../marks/mark.ts';
import { cellSummary } from './cellSummary.ts';
import { cellOf } from './cellTexts.ts';

/** The cell that an address names, else the one selected in the active notebook. */
export function chosenCell(address: string | undefined): vscode.NotebookCell | null {
  const named = address === undefined ? null : cellOf(address);
  if (named !== null) return named;
  const editor = vscode.window.activeNotebookEditor;
  if (editor?.notebook.notebookType !== NOTEBOOK_TYPE || editor.notebook.cellCount === 0) return null;
  return editor.notebook.cellAt(Math.min(editor.selection.start, editor.notebook.cellCount - 1));
}

/** The notebook in the active editor, where it is one that is read. */
export function activeNotebook(): vscode.NotebookDocument | null {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  return notebook?.notebookType === NOTEBOOK_TYPE ? notebook : null;
}

/** Shows a cell with a place in it selected; a rendered Markdown cell opens for this. */
export async function showInCell({ document }: vscode.NotebookCell, range: vscode.Range): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', document.uri, { selection: range, preview: false });
}

/** Shows the step of a judged cell that is to be looked at first. */
export async function showOpenStep(cell: vscode.NotebookCell, marks: readonly Mark[]): Promise<void> {
  const open = cellSummary(marks, vscode.l10n.t)?.open ?? marks[0];
  if (open) await showInCell(cell, rangeOf(cell.document, open.span));
}
