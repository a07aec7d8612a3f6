import type { AgreementEvidence, Evidence, LearnedEvidence, SymbolicEvidence } from '../core/evidence.ts';
import { logit } from './logistic.ts';

/** What is known of one step when its score is made. */
export interface StepContext {
  readonly index: number;
  readonly count: number;
  readonly evidence: readonly Evidence[];
  /** Learned probabilities of the steps before it, those without one left out. */
  readonly earlier: readonly number[];
}

/** The numbers the fitted model weighs; each is 0 when its witness said nothing. */
export interface StepFeatures {
  /** Log-odds of the learned witness's calibrated probability. */
  readonly learned: number;
  /** 1 when every claim of the step was proved. */
  readonly proved: number;
  /** 1 when the step holds claims and none was refuted, but not all were proved. */
  readonly undecided: number;
  /** Log-odds of the share of independent tries that agree, one half added to each side. */
  readonly agreement: number;
  /** Log-odds of the least learned probability before this step. */
  readonly earlier: number;
  /** Natural logarithm of the step's number, counted from 1. */
  readonly position: number;
  /** 1 for the last step. */
  readonly last: number;
}

/** The symbolic witness's evidence, if it is there. */
export function symbolicEvidence(evidence: readonly Evidence[]): SymbolicEvidence | undefined {
  return evidence.find((item) => item.witness === 'symbolic');
}

/** The learned witness's evidence, if it is there. */
export function learnedEvidence(evidence: readonly Evidence[]): LearnedEvidence | undefined {
  return evidence.find((item) => item.witness === 'learned');
}

function agreementEvidence(evidence: readonly Evidence[]): AgreementEvidence | undefined {
  return evidence.find((item) => item.witness === 'agreement');
}

function agreementLogit(evidence: AgreementEvidence | undefined): number {
  if (evidence === undefined || evidence.tries === 0) return 0;
  return Math.log((evidence.agree + 0.5) / (evidence.tries - evidence.agree + 0.5));
}

/** The features of one step. */
export function stepFeatures(context: StepContext): StepFeatures {
  const symbolic = symbolicEvidence(context.evidence);
  const learned = learnedEvidence(context.evidence);
  const open = symbolic?.outcome === 'undecided' && symbolic.findings.length > 0;
  return {
    learned: learned === undefined ? 0 : logit(learned.probability),
    proved: symbolic?.outcome === 'proved' ? 1 : 0,
    undecided: open ? 1 : 0,
    agreement: agreementLogit(agreementEvidence(context.evidence)),
    earlier: context.earlier.length === 0 ? 0 : logit(Math.min(...context.earlier)),
    position: Math.log(context.index + 1),
    last: context.index === context.count - 1 ? 1 : 0,
  };
}
