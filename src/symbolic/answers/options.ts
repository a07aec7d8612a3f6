import type { ScoringRule } from '../../core/symbolicWitness.ts';

/** What may be read as an answer: formulas, plain numbers and expressions, or both. */
export type MatchType = 'latex' | 'expr';

/** How answers are compared; every field has a sound default (see {@link withDefaults}). */
export interface AnswerOptions {
  /** `strict` is the project's own rule; the others reproduce the published scoring of GSM8K and MATH. */
  readonly rule?: ScoringRule;
  /** Digits after the point that a decimal must show before it may stand for a value it is only the rounding of. */
  readonly precision?: number;
  /** Whether names of variables matter; when false, consistent renaming keeps an answer equal. */
  readonly strict?: boolean;
  /** Whether a set given as the gold answer may be met by a relation (`x < 2` for `(-\infty, 2)`). */
  readonly allowSetRelation?: boolean;
  readonly matchTypes?: readonly MatchType[];
}

/** Options with nothing left open. */
export type FullOptions = Required<AnswerOptions>;

/** The defaults: strict, six digits, sets and relations comparable, both kinds of text read. */
export function withDefaults(options: AnswerOptions): FullOptions {
  return {
    rule: 'strict',
    precision: 6,
    strict: true,
    allowSetRelation: true,
    matchTypes: ['latex', 'expr'],
    ...options,
  };
}
