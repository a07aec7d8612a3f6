import type { AgreementEvidence, Evidence, LearnedEvidence, SymbolicEvidence, TriesCount } from '../core/evidence.ts';
import { logit } from './logistic.ts';
import type { StepForm } from './stepForm.ts';

/** What is known of one step when its score is made. */
export interface StepContext {
  readonly index: number;
  readonly count: number;
  readonly form: StepForm;
  readonly evidence: readonly Evidence[];
  /** Learned probabilities of the steps before it, those without one left out. */
  readonly earlier: readonly number[];
  /** How many steps before it hold claims of which none was refuted and not all were proved. */
  readonly openBefore: number;
  /** Whether tries were written without sight of the steps; solutions chosen for agreeing are none. */
  readonly independent: boolean;
  /** How many independent tries end where the whole derivation ends; null when none were written or it has no end. */
  readonly ending: TriesCount | null;
}

/** Characters of a step of middling length. */
const USUAL_LENGTH = 100;

/** The numbers the fitted model weighs; each is 0 when its witness said nothing. */
export interface StepFeatures {
  /** Log-odds of the learned witness's calibrated probability. */
  readonly learned: number;
  /** 1 when every claim of the step was proved. */
  readonly proved: number;
  /** 1 when the step holds claims and none was refuted, but not all were proved. */
  readonly undecided: number;
  /** Log-odds of the share of independent tries that agree with the step, one half added to each side. */
  readonly agreement: number;
  /** The same of the tries that end where the derivation ends. */
  readonly ending: number;
  /** Log-odds of the learned probability less those of the step before. */
  readonly change: number;
  /** Log-odds of the least learned probability before this step. */
  readonly earlier: number;
  /** Natural logarithm of the step's number, counted from 1. */
  readonly position: number;
  /** Natural logarithm of the step's length in characters, less that of 100: a long step holds more that can be wrong. */
  readonly length: number;
  /** 1 for the last step. */
  readonly last: number;
  /** Natural logarithm of the number of steps there are. */
  readonly steps: number;
  /** LaTeX commands in ten characters. */
  readonly commands: number;
  /** Natural logarithm of one more than its equals signs. */
  readonly equations: number;
  /** The share of its numbers that come from neither the problem nor a step before. */
  readonly newNumbers: number;
  /** Natural logarithm of one more than the steps before it whose claims are open. */
  readonly openBefore: number;
  /** Square root of the surprise at the step's numbers; 0 where none was read. */
  readonly surprise: number;
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

function agreementLogit(count: TriesCount | null | undefined): number {
  if (count === null || count === undefined || count.tries === 0) return 0;
  return Math.log((count.agree + 0.5) / (count.tries - count.agree + 0.5));
}

function changeOf(learned: LearnedEvidence | undefined, earlier: readonly number[]): number {
  const before = earlier.at(-1);
  return learned === undefined || before === undefined ? 0 : logit(learned.probability) - logit(before);
}

/** Whether a step holds claims of which none was refuted and not all were proved. */
export function isOpen(evidence: readonly Evidence[]): boolean {
  const symbolic = symbolicEvidence(evidence);
  return symbolic?.outcome === 'undecided' && symbolic.findings.length > 0;
}

/** The features of one step. */
export function stepFeatures(context: StepContext): StepFeatures {
  const symbolic = symbolicEvidence(context.evidence);
  const learned = learnedEvidence(context.evidence);
  return {
    learned: learned === undefined ? 0 : logit(learned.probability),
    proved: symbolic?.outcome === 'proved' ? 1 : 0,
    undecided: isOpen(context.evidence) ? 1 : 0,
    agreement: agreementLogit(agreementEvidence(context.evidence)),
    ending: agreementLogit(context.ending),
    change: changeOf(learned, context.earlier),
    earlier: context.earlier.length === 0 ? 0 : logit(Math.min(...context.earlier)),
    position: Math.log(context.index + 1),
    length: Math.log(context.form.length / USUAL_LENGTH),
    last: context.index === context.count - 1 ? 1 : 0,
    steps: Math.log(context.count),
    commands: context.form.commands,
    equations: Math.log1p(context.form.equations),
    newNumbers: context.form.newNumbers,
    openBefore: Math.log1p(context.openBefore),
    surprise: Math.sqrt(learned?.numbers?.surprise ?? 0),
  };
}
