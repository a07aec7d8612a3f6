import type * as vscode from 'vscode';
import type { CellsRead, CellText, DocumentDerivation } from '../../../document/index.ts';
import type { Reading } from '../../reading/reading.ts';
import { textOf } from './cellTexts.ts';

/** Cells that are read together: few enough to be checked soon, many enough to cost few messages. */
const CELLS = 25;
const CHARACTERS = 100_000;

/** A cell that is read, as it was when it was read. */
export interface CellToCheck {
  readonly document: vscode.TextDocument;
  readonly text: CellText;
  readonly derivations: readonly DocumentDerivation[];
}

interface Batch {
  readonly cells: readonly { readonly document: vscode.TextDocument; readonly text: CellText | null }[];
  readonly read: Promise<CellsRead>;
}

/**
 * The cells of a notebook that are read, in their order, each with what those above add to it. While some are checked the
 * next are read already.
 */
export async function* cellsToCheck(
  cells: readonly vscode.NotebookCell[],
  reading: Pick<Reading, 'cells'>,
): AsyncGenerator<CellToCheck, undefined> {
  let next = beginBatch(cells, reading, { macros: {}, above: null });
  let at = 0;
  while (next.cells.length > 0) {
    const { cells: begun, read } = next;
    const { derivations, macros } = await read;
    at += begun.length;
    next = beginBatch(cells.slice(at), reading, { macros, above: begun.at(-1)?.text ?? null });
    // Its fault is told when its turn comes; until then nobody listens.
    next.read.catch(() => undefined);
    for (const [index, { document, text }] of begun.entries()) {
      if (text !== null) yield { document, text, derivations: derivations[index] ?? [] };
    }
  }
}

function beginBatch(
  cells: readonly vscode.NotebookCell[],
  reading: Pick<Reading, 'cells'>,
  above: Pick<CellsRead, 'macros'> & { readonly above: CellText | null },
): Batch {
  const begun: { document: vscode.TextDocument; text: CellText | null }[] = [];
  let characters = 0;
  for (const cell of cells.slice(0, CELLS)) {
    const text = textOf(cell);
    begun.push({ document: cell.document, text });
    characters += text?.text.length ?? 0;
    if (characters > CHARACTERS) break;
  }
  if (begun.length === 0) return { cells: [], read: Promise.resolve({ derivations: [], macros: {} }) };
  return { cells: begun, read: reading.cells({ ...above, cells: begun.map(({ text }) => text) }) };
}
