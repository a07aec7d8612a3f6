import type { Step } from '../../core/derivation.ts';

/** A model's text read as far as it goes. */
export interface ReadSolution {
  /** The complete steps, in order. */
  readonly steps: readonly Step[];
  /** The unfinished rest, fit to be shown while it is written. */
  readonly rest: string;
  /** The final answer, null while there is none. */
  readonly answer: string | null;
  /** Values the steps arrive at, in order, to be compared with those of other tries. */
  readonly values: readonly string[];
  /** Why the solution cannot be right as it stands, or null. */
  readonly fault: string | null;
}

/** Reads all that a model has written so far; `ended` says that nothing more comes. */
export type SolutionReader = (text: string, ended: boolean) => Promise<ReadSolution>;
