import type * as vscode from 'vscode';
import { languageOf } from '../../editor/languages.ts';
import type { DocumentChecker } from '../../check/documentChecker.ts';
import type { Depth } from '../../check/judge.ts';
import { isTooLarge, textOf } from './cellTexts.ts';

/** The editor gets its turn after this many milliseconds of work in one piece. */
const TURN_MS = 8;

/** What checking a notebook came to. */
export interface NotebookCheck {
  readonly cells: number;
  readonly steps: number;
  /** Cells that were left alone for their size. */
  readonly tooLarge: readonly vscode.NotebookCell[];
}

/** Checks the cells of a notebook from top to bottom; an abort leaves the rest as it was. */
export async function checkNotebook(
  checker: DocumentChecker,
  notebook: vscode.NotebookDocument,
  depth: Depth,
  signal: AbortSignal,
): Promise<NotebookCheck> {
  const read = notebook.getCells().filter(({ document }) => languageOf(document.languageId) !== null);
  const tooLarge = read.filter(({ document }) => isTooLarge(document));
  let [cells, steps] = [0, 0];
  let turn = performance.now();
  for (const cell of read) {
    if (signal.aborted) break;
    const text = textOf(cell);
    if (text === null) continue;
    const address = cell.document.uri.toString();
    const order = { depth, within: null, near: 0, most: Infinity, signal };
    steps += (await checker.check({ address, ...text }, order)).steps;
    cells += 1;
    if (performance.now() - turn < TURN_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    turn = performance.now();
  }
  return { cells, steps, tooLarge };
}
