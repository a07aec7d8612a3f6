import type { Problem } from '../../core/problem.ts';
import type { Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';

/**
 * How a step stands in its derivation: `sound` before any failure, `first-failing` the one that is stressed, `after` those
 * behind it, which rest on a step that failed and are muted.
 */
export type Standing = 'sound' | 'first-failing' | 'after';

/** A judged step where it stands in the document now; `span` follows edits, `judged.step.span` does not. */
export interface Mark {
  readonly span: Span;
  readonly judged: JudgedStep;
  readonly standing: Standing;
  /** Number of the derivation in its document, so that marks of one derivation can be told apart from the next. */
  readonly derivation: number;
  /** Where the text stands that this step builds on: the step before it, or the problem. */
  readonly premise: Span | null;
  /** The problem the derivation answers, when there is one; its span is that of the time of checking. */
  readonly problem: Problem | null;
}
