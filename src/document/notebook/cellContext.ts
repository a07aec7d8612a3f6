import type { Problem } from '../../core/problem.ts';
import type { MacroTable } from '../macros/readMacros.ts';
import { readingOf } from './cellReading.ts';
import type { CellText } from './cellText.ts';

/** What the cells before a cell add to it. Values and definitions do not cross cells; each is checked by itself. */
export interface CellContext {
  /** The macros that cells above define; later ones win. */
  readonly macros: MacroTable;
  /** The problem of the cell right above, when that cell states one problem and nothing that answers it. */
  readonly problem: Problem | null;
}

/** The context of a cell that stands alone. */
export const noContext: CellContext = { macros: {}, problem: null };

/** The context of one cell after another, from the top: each cell is read once, however many stand below it. */
export class RunningContext {
  #macros: MacroTable;
  #above: CellText | null;

  /** Begins with the macros of the cells that were gone past, and the last of these. */
  constructor(macros: MacroTable = {}, above: CellText | null = null) {
    this.#macros = macros;
    this.#above = above;
  }

  /** The macros of the cells that were gone past. */
  get macros(): MacroTable {
    return this.#macros;
  }

  /** The context of the cell that comes next. */
  next(): CellContext {
    return { macros: this.#macros, problem: this.#above && openProblem(this.#above, this.#macros) };
  }

  /** Goes past a cell; null stands for one that is not read, such as a program. */
  pass(cell: CellText | null): void {
    this.#above = cell;
    const own = cell === null ? {} : readingOf(cell).macros;
    if (Object.keys(own).length > 0) this.#macros = { ...this.#macros, ...own };
  }
}

/** What stands above a cell: the macros of all cells there, and the last of them; null where that is not read. */
export interface CellsAbove {
  readonly macros: MacroTable;
  readonly above: CellText | null;
}

/** What the cells above a cell are to it; null stands for a cell that is not read, such as a program. */
export function cellsAbove(before: readonly (CellText | null)[]): CellsAbove {
  const context = new RunningContext();
  for (const cell of before) context.pass(cell);
  return { macros: context.macros, above: before.at(-1) ?? null };
}

/** The context of a cell below these. */
export function contextBelow({ macros, above }: CellsAbove): CellContext {
  return new RunningContext(macros, above).next();
}

/** It stands in another text, so that it has no span in the cell that answers it. */
function openProblem(cell: CellText, macros: MacroTable): Problem | null {
  const { problems, derivations } = readingOf(cell);
  const [problem, second] = problems;
  if (problem === undefined || second !== undefined || derivations.length > 0) return null;
  return { text: problem.text, language: cell.language, ...(Object.keys(macros).length > 0 && { macros }) };
}
