import * as vscode from 'vscode';
import { StepwiseError } from '../../../core/errors.ts';
import { type CellsAbove, cellsAbove, type CellText } from '../../../document/index.ts';
import { CELL_SCHEME } from '../../editor/addresses.ts';
import { languageOf } from '../../editor/languages.ts';

/** A longer cell is left alone: no one reads it either, and reading it would make the editor wait. */
export const LARGEST_CELL = 500_000;

/** The cell whose document has this address, or null for any other document. */
export function cellOf(address: string): vscode.NotebookCell | null {
  if (!address.startsWith(`${CELL_SCHEME}:`)) return null;
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === address);
    if (cell) return cell;
  }
  return null;
}

const texts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly cell: CellText | null }>();

/** A cell's text where it is read, the same object until it changes; null for programs and for what is too large. */
export function textOf({ document }: Pick<vscode.NotebookCell, 'document'>): CellText | null {
  const known = texts.get(document);
  const language = languageOf(document.languageId);
  if (known?.version === document.version && known.cell?.language === (language ?? undefined)) return known.cell;
  const read = language !== null && !isTooLarge(document);
  const cell = read ? { text: document.getText(), language } : null;
  texts.set(document, { version: document.version, cell });
  return cell;
}

/** Whether a cell that was read is still there with the same text, in the same language. */
export function isAsRead(document: vscode.TextDocument, text: CellText): boolean {
  return !document.isClosed && textOf({ document }) === text;
}

export function isTooLarge(document: vscode.TextDocument): boolean {
  return document.offsetAt(new vscode.Position(document.lineCount, 0)) > LARGEST_CELL;
}

/** What stands above a cell. */
export function aboveOf(cell: vscode.NotebookCell): CellsAbove {
  return cellsAbove(cell.notebook.getCells(new vscode.NotebookRange(0, cell.index)).map(textOf));
}

/** A cell's text, or null for a program. @throws StepwiseError `too-large` for a cell that is left alone */
export function readableText(cell: vscode.NotebookCell): CellText | null {
  const text = textOf(cell);
  if (text === null && languageOf(cell.document.languageId) !== null)
    refuseTooLarge(cell, cell.document.getText().length);
  return text;
}

/** @throws StepwiseError `too-large` for a cell that is left alone */
export function refuseTooLarge(cell: vscode.NotebookCell, length: number): void {
  if (length > LARGEST_CELL) throw new StepwiseError('too-large', tooLargeText(cell, length));
}

export function tooLargeText(cell: vscode.NotebookCell, length: number): string {
  const megabytes = (size: number): string => (size / 1_000_000).toFixed(1);
  return vscode.l10n.t(
    'Cell {0} holds {1} million characters and was left alone: cells of up to {2} million are read. Divide it to have it checked.',
    cell.index + 1,
    megabytes(length),
    megabytes(LARGEST_CELL),
  );
}
