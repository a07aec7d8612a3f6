import type { Step } from './derivation.ts';
import type { Evidence } from './evidence.ts';

/**
 * A step's outcome from all its evidence.
 * - `verified`: every claim in it was proved by the symbolic witness
 * - `refuted`: a claim in it was refuted, with a counterexample or the value it should have
 * - `doubtful`: not refuted, and the calibrated score is low (its claims may be proved and its set-up still wrong)
 * - `plausible`: no proof either way, and the calibrated score is high
 * - `unchecked`: no witness could judge it
 */
export type Verdict = 'verified' | 'refuted' | 'doubtful' | 'plausible' | 'unchecked';

/** A step with its verdict. `score` is the calibrated probability that it is right, or null when nothing gave one. */
export interface JudgedStep {
  readonly step: Step;
  readonly index: number;
  readonly verdict: Verdict;
  readonly score: number | null;
  readonly evidence: readonly Evidence[];
}

/** Whether a verdict counts as a failure: a refutation always, a doubt because the score fell under its threshold. */
export function fails(verdict: Verdict): boolean {
  return verdict === 'refuted' || verdict === 'doubtful';
}

/** Index of the first step with a failing verdict, or -1. */
export function firstFailing(judged: readonly JudgedStep[]): number {
  return judged.find((step) => fails(step.verdict))?.index ?? -1;
}
