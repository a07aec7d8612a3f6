/** A point that refutes a claim: values of the variables, and what each side becomes there (all as text to show). */
export interface Counterexample {
  readonly at: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}

/** The judged outcome of one claim inside a step. */
export interface ClaimFinding {
  /** The claim as text (LaTeX where it came from LaTeX). */
  readonly claim: string;
  readonly outcome: 'proved' | 'refuted' | 'undecided';
  /** Why, in words a student understands. */
  readonly reason: string;
  readonly counterexample?: Counterexample;
  /** Replacement text for the wrong part of the step, with its offsets inside the step's text. */
  readonly repair?: Repair;
}

/** A replacement inside a step's text: `[start, end)` are UTF-16 offsets into `Step.text`. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the symbolic witness says of a step: `proved` only when every claim read in it is proved. */
export interface SymbolicEvidence {
  readonly witness: 'symbolic';
  readonly outcome: 'proved' | 'refuted' | 'undecided';
  readonly reason: string;
  readonly findings: readonly ClaimFinding[];
  /** Set where it may come out otherwise when it is tried again: the check passed its time. */
  readonly passing?: boolean;
}

/**
 * How far a language model expects the digits of a step's numbers, reading the problem and the steps before them. The
 * probability of a digit is that among the ten digits, given that one comes.
 */
export interface NumberExpectation {
  /** The sum of `-ln p` over all digits of the step. */
  readonly surprise: number;
  /** The least expected digit's probability, and the number it stands in as it is written. */
  readonly least: { readonly probability: number; readonly number: string };
}

/** What a trained scorer says: the calibrated probability in `[0, 1]` that the step is right, given those before it. */
export interface LearnedEvidence {
  readonly witness: 'learned';
  readonly probability: number;
  /** Probability before calibration. */
  readonly raw: number;
  /** Catalogue id of the scorer. */
  readonly scorer: string;
  /** Absent where the scorer does not read numbers; null where the step has none. */
  readonly numbers?: NumberExpectation | null;
}

/** Of so many independent tries, how many agree. */
export interface TriesCount {
  readonly agree: number;
  readonly tries: number;
}

/** How many independent tries agree with what the step (or the derivation's end) claims. */
export interface AgreementEvidence extends TriesCount {
  readonly witness: 'agreement';
}

export type Evidence = SymbolicEvidence | LearnedEvidence | AgreementEvidence;
