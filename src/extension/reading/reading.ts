import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';
import type {
  CellsAbove,
  CellsRead,
  CellsToRead,
  CellTask,
  CellText,
  DocumentEdit,
  DocumentProblem,
  Landmarks,
  NearDerivations,
  PlaceReading,
} from '../../document/index.ts';

/** The edits that mark a step as given or as ignored; null where a comment would hide what follows. */
export interface MarkEdits {
  readonly given: DocumentEdit | null;
  readonly ignore: DocumentEdit | null;
}

/**
 * Reads documents without keeping the editor waiting. Each answer is about the text that was given, whatever is typed
 * since. Every question throws StepwiseError `too-large` where the document takes too long.
 */
export interface Reading {
  /** The derivations nearest to `near`, as many as have `most` steps together; `cells` are those above a cell. */
  derivationsNear(
    text: string,
    language: DocumentLanguage,
    near: number,
    most: number,
    cells?: CellsAbove,
  ): Promise<NearDerivations>;
  /** The landmarks nearest to `near`, at most so many of each kind. */
  landmarks(text: string, language: DocumentLanguage, near: number, most: number): Promise<Landmarks>;
  /** The problem at a place, or null. */
  problemAt(text: string, language: DocumentLanguage, at: Span): Promise<DocumentProblem | null>;
  /** What stands at an offset. */
  placeAt(text: string, language: DocumentLanguage, offset: number): Promise<PlaceReading>;
  /** The edits that mark a step. */
  markEdits(text: string, language: DocumentLanguage, step: Span): Promise<MarkEdits>;
  /** The derivations of cells, with what the cells above add to each. */
  cells(asked: CellsToRead): Promise<CellsRead>;
  /** What there is to do in a cell. */
  cellTasks(cell: CellText, cells: CellsAbove): Promise<readonly CellTask[]>;
  /** The edit that puts a rendered solution below its problem. */
  solutionEdit(text: string, problem: Problem, rendered: string): Promise<DocumentEdit>;
}
