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
  readonly version: number;
  readonly derivations: readonly DocumentDerivation[];
}

interface Batch {
  readonly texts: readonly (CellText | null)[];
  readonly cells: readonly { readonly document: vscode.TextDocument; readonly version: number }[];
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
    const { texts, cells: begun, read } = next;
    const { derivations, macros } = await read;
    at += begun.length;
    next = beginBatch(cells.slice(at), reading, { macros, above: texts.at(-1) ?? null });
    // Its fault is told when its turn comes; until then nobody listens.
    next.read.catch(() => undefined);
    for (const [index, { document, version }] of begun.entries()) {
      if (texts[index] !== null) yield { document, version, derivations: derivations[index] ?? [] };
    }
  }
}

function beginBatch(
  cells: readonly vscode.NotebookCell[],
  reading: Pick<Reading, 'cells'>,
  above: Pick<CellsRead, 'macros'> & { readonly above: CellText | null },
): Batch {
  const texts: (CellText | null)[] = [];
  let characters = 0;
  for (const cell of cells.slice(0, CELLS)) {
    const text = textOf(cell);
    texts.push(text);
    characters += text?.text.length ?? 0;
    if (characters > CHARACTERS) break;
  }
  const begun = cells.slice(0, texts.length).map(({ document }) => ({ document, version: document.version }));
  const read =
    texts.length === 0 ? Promise.resolve({ derivations: [], macros: {} }) : reading.cells({ ...above, cells: texts });
  return { texts, cells: begun, read };
}
