import type { Step } from '../core/derivation.ts';
import type { Evidence } from '../core/evidence.ts';
import type { JudgedStep, Verdict } from '../core/verdict.ts';
import type { FusionProfile, FusionWeights, ThresholdKind } from './fusionProfile.ts';
import { sigmoid } from './logistic.ts';
import {
  learnedEvidence,
  stepFeatures,
  symbolicEvidence,
  type StepContext,
  type StepFeatures,
} from './stepFeatures.ts';

/** The features a fitted model weighs, in the order they are told. */
export const FEATURE_NAMES = [
  'learned',
  'change',
  'earlier',
  'proved',
  'undecided',
  'agreement',
  'ending',
  'position',
  'length',
  'last',
  'steps',
  'commands',
  'equations',
  'newNumbers',
  'openBefore',
  'surprise',
] as const;

function weighted(weights: FusionWeights, features: StepFeatures): number {
  return FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], weights.intercept);
}

/** Agreement can only move a score where a model fitted with it weighs it; alone it is shown, not scored. */
function hasScore({ scorer, fusion }: FusionProfile, { evidence, independent }: StepContext): boolean {
  if (learnedEvidence(evidence) !== undefined) return true;
  return independent && scorer === null && fusion !== null;
}

/** The calibrated probability that the step is right, or null when no witness gave one. A refuted step has 0. */
export function fusedScore(profile: FusionProfile, context: StepContext): number | null {
  if (!hasScore(profile, context)) return null;
  if (symbolicEvidence(context.evidence)?.outcome === 'refuted') return 0;
  if (profile.fusion === null) return learnedEvidence(context.evidence)?.probability ?? null;
  return sigmoid(weighted(profile.fusion, stepFeatures(context)));
}

/**
 * The step's verdict: a refutation wins; a low score casts doubt even on a step whose claims are proved (its set-up may
 * be wrong where no algebra sees it); else a proof verifies it; else the score decides.
 */
export function verdictOf(profile: FusionProfile, evidence: readonly Evidence[], score: number | null): Verdict {
  const outcome = symbolicEvidence(evidence)?.outcome;
  if (outcome === 'refuted') return 'refuted';
  if (score !== null && score < profile.thresholds.doubtful) return 'doubtful';
  if (outcome === 'proved') return 'verified';
  return score === null ? 'unchecked' : 'plausible';
}

/** A step judged from all its evidence. */
export function judgeStep(profile: FusionProfile, step: Step, context: StepContext): JudgedStep {
  const score = fusedScore(profile, context);
  const verdict = verdictOf(profile, context.evidence, score);
  return { step, index: context.index, verdict, score, evidence: context.evidence };
}

/** Index of the first step that is refuted or scored under the threshold, or -1 (ProcessBench's rule). */
export function firstError(profile: FusionProfile, kind: ThresholdKind, steps: readonly JudgedStep[]): number {
  const threshold = profile.thresholds.firstError[kind];
  return steps.findIndex((step) => step.verdict === 'refuted' || (step.score !== null && step.score < threshold));
}
