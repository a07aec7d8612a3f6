import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage } from '../../core/span.ts';
import { derivationsIn } from '../derivationsIn.ts';
import { type MacroTable, readMacros } from '../macros/readMacros.ts';
import { problemsIn } from '../problemsIn.ts';

/** A notebook's cell as text to be read. */
export interface CellText {
  readonly text: string;
  readonly language: DocumentLanguage;
}

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
  const tables = before.map((cell) => (cell === null ? {} : readMacros(cell.text)));
  const macros = Object.assign({}, ...tables) as MacroTable;
  const above = before.at(-1) ?? null;
  return { macros, problem: above && openProblem(above, macros) };
}

/** It stands in another text, so that it has no span in the cell that answers it. */
function openProblem({ text, language }: CellText, macros: MacroTable): Problem | null {
  const [problem, second] = problemsIn(text, language);
  if (problem === undefined || second !== undefined || derivationsIn(text, language).length > 0) return null;
  return { text: problem.text, language, ...(Object.keys(macros).length > 0 && { macros }) };
}
