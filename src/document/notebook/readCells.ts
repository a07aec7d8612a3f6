import type { MacroTable } from '../macros/readMacros.ts';
import type { NearDerivations } from '../documentReader.ts';
import { nearest } from '../nearest.ts';
import type { DocumentDerivation } from '../reading/reading.ts';
import { type CellsAbove, contextBelow, RunningContext } from './cellContext.ts';
import type { CellText } from './cellText.ts';
import { cellDerivations } from './readCell.ts';

/** Some cells of a notebook in their order, with what those above them add. Null stands for a cell that is not read. */
export interface CellsToRead extends CellsAbove {
  readonly cells: readonly (CellText | null)[];
}

/** The derivations of each cell, and the macros in force behind the last. */
export interface CellsRead {
  readonly derivations: readonly (readonly DocumentDerivation[])[];
  readonly macros: MacroTable;
}

/** Reads cells from top to bottom: each with the macros of those above it, and the problem that it answers. */
export function readCells({ macros, above, cells }: CellsToRead): CellsRead {
  const context = new RunningContext(macros, above);
  const derivations = cells.map((cell) => {
    const own = cell === null ? [] : cellDerivations(cell, context.next());
    context.pass(cell);
    return own;
  });
  return { derivations, macros: context.macros };
}

/** The derivations of one cell nearest to `near`, as many as have `most` steps together, and at least one. */
export function cellDerivationsNear(cell: CellText, above: CellsAbove, near: number, most: number): NearDerivations {
  const all = cellDerivations(cell, contextBelow(above));
  const derivations = nearest(all, near, most);
  return { derivations, left: all.length - derivations.length };
}
