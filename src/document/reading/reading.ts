import type { Derivation, Step } from '../../core/derivation.ts';
import type { Problem } from '../../core/problem.ts';
import type { Span } from '../../core/span.ts';
import type { StepMark } from './marks.ts';

/** A step where it stands: `text` is exactly what `span` covers, so an offset in one is an offset in the other. */
export interface DocumentStep extends Step {
  readonly span: Span;
  /** Set by a comment beside the step: `stepwise-given` or `stepwise-ignore`. */
  readonly mark?: StepMark;
}

/** A derivation where it stands. `inserted` is true for a solution the project wrote between its own comments. */
export interface DocumentDerivation extends Derivation {
  readonly steps: readonly DocumentStep[];
  readonly span: Span;
  readonly inserted: boolean;
}

/** A problem where it stands. `span` covers its environment or list item; `text` leaves their markup out. */
export interface DocumentProblem extends Problem {
  readonly span: Span;
}
