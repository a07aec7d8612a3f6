import type { Counterexample } from '../../core/evidence.ts';

/** How an outcome was reached; `numeric` is strong evidence, not a proof by itself, and its reason says so. */
export type Certificate = 'exact' | 'normal form' | 'algebraic' | 'numeric';

/** Whether a claim holds. */
export interface Outcome {
  readonly outcome: 'proved' | 'refuted' | 'undecided';
  readonly reason: string;
  readonly certificate?: Certificate;
  readonly counterexample?: Counterexample;
}

/** A proved outcome. */
export function proved(reason: string, certificate: Certificate = 'exact'): Outcome {
  return { outcome: 'proved', reason, certificate };
}

/** A refuted outcome, with its counterexample where there is one. */
export function refuted(reason: string, counterexample?: Counterexample): Outcome {
  return { outcome: 'refuted', reason, ...(counterexample && { counterexample }) };
}

/** An undecided outcome; the reason says what is missing. */
export function undecided(reason: string): Outcome {
  return { outcome: 'undecided', reason };
}
