import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import type { FullOptions } from '../options.ts';
import type { Shape } from '../shape/shape.ts';

/** What a comparison of one kind is given: the options, and the whole comparison for its parts. */
export interface Context {
  readonly options: FullOptions;
  readonly compare: (a: Shape, b: Shape) => AnswerComparison;
  /** Compares two formulas by value. */
  readonly formulas: (a: string, b: string) => AnswerComparison;
}

/** A comparison of one kind of answer; null when the two are not of that kind. Called with both orders. */
export type Comparer = (a: Shape, b: Shape, context: Context) => AnswerComparison | null;

/** Tries a comparer as it is and with its sides exchanged. */
export function eitherWay(comparer: Comparer): Comparer {
  return (a, b, context) => comparer(a, b, context) ?? comparer(b, a, context);
}
