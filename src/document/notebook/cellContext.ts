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

/** The context of the cell after these; null stands for a cell that is not read, such as a program. */
export function contextAfter(before: readonly (CellText | null)[]): CellContext {
  const tables = before.map((cell) => (cell === null ? {} : readingOf(cell).macros));
  const macros = Object.assign({}, ...tables) as MacroTable;
  const above = before.at(-1) ?? null;
  return { macros, problem: above && openProblem(above, macros) };
}

/** It stands in another text, so that it has no span in the cell that answers it. */
function openProblem(cell: CellText, macros: MacroTable): Problem | null {
  const { problems, derivations } = readingOf(cell);
  const [problem, second] = problems;
  if (problem === undefined || second !== undefined || derivations.length > 0) return null;
  return { text: problem.text, language: cell.language, ...(Object.keys(macros).length > 0 && { macros }) };
}
