import type { SymbolicEvidence } from './evidence.ts';

/** A step to check, with what stands before it. */
export interface CheckRequest {
  /** The problem's text (givens and definitions are read from it), or null. */
  readonly problem: string | null;
  /** The texts of all steps before this one, in order; those the user marked as given are included. */
  readonly previous: readonly string[];
  readonly step: string;
  /** The user's macros, by name with backslash. */
  readonly macros?: Readonly<Record<string, string>>;
}

/** How two answers compare. `undecided` says why in `reason`. */
export interface AnswerComparison {
  readonly verdict: 'equal' | 'different' | 'undecided';
  readonly reason: string;
}

/** Rules for comparing answers: `strict` is the project's own; the others reproduce the published scoring. */
export type ScoringRule = 'strict' | 'gsm8k' | 'math';

/** What may be read as an answer: formulas, or plain numbers and expressions. */
export type MatchType = 'latex' | 'expr';

/** How answers are compared; a field left out has its default. */
export interface AnswerOptions {
  /** `strict` by default. */
  readonly rule?: ScoringRule;
  /** Digits a decimal must show after the point before it may stand for a value it only rounds; 6 by default. */
  readonly precision?: number;
  /** Whether the names of variables matter (by default they do); when false, consistent renaming keeps an answer equal. */
  readonly strict?: boolean;
  /** Whether a set given as the gold answer may be met by a relation, `x < 2` for `(-\infty, 2)`; true by default. */
  readonly allowSetRelation?: boolean;
  /** Both by default. */
  readonly matchTypes?: readonly MatchType[];
}

/** One calculated line: the quantity's name, the relation as read, its exact value as text and as LaTeX. */
export interface CalculatedLine {
  readonly name: string;
  /** The right-hand side with the values of earlier quantities put in, as plain mathematics: `36 / 4`. */
  readonly substituted: string;
  /** Exact value, plain: `9`, `7/2`, `x = 3 or x = -2`. */
  readonly value: string;
  readonly latex: string;
  /** How value and relation go together: a value equals it, solutions follow from it. */
  readonly joint: '=' | '\\implies';
}

/** The outcome of evaluating a calculated solution: the lines that evaluated, and the first that did not. */
export interface Calculation {
  readonly lines: readonly CalculatedLine[];
  readonly failed: { readonly line: number; readonly reason: string } | null;
}

/**
 * The symbolic witness behind a port. Every call ends within its time limit; past it the answer is `undecided: too
 * large`, never an exception.
 */
export interface SymbolicWitness {
  checkStep(request: CheckRequest, signal?: AbortSignal): Promise<SymbolicEvidence>;
  compareAnswers(gold: string, prediction: string, how?: ScoringRule | AnswerOptions): Promise<AnswerComparison>;
  /** Evaluates lines such as `gives_away = pens / 4` exactly; nothing is run as program code. */
  calculate(source: string): Promise<Calculation>;
}
