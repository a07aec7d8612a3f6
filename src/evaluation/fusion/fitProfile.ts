import { judgeDerivation, stepContexts } from '../../engine/index.ts';
import {
  FEATURE_NAMES,
  stepFeatures,
  symbolicOnly,
  type Calibration,
  type FusionProfile,
  type FusionWeights,
  type StepFeatures,
} from '../../reward/index.ts';
import { fitLogistic, type LogisticModel, type Sample } from './logisticFit.ts';
import { chooseDoubtful, chooseFirstError, type ScoredRow } from './thresholds.ts';
import { witnessedSteps, type Heard, type WitnessedRow } from './witnessedRows.ts';

export type FeatureName = keyof StepFeatures;

const OF_FORM: readonly FeatureName[] = ['position', 'length', 'last', 'steps', 'commands', 'equations', 'newNumbers'];
const WITHOUT_SCORER: readonly FeatureName[] = ['proved', 'undecided', 'openBefore', ...OF_FORM];
const WITH_SCORER: readonly FeatureName[] = ['learned', 'change', 'earlier', ...WITHOUT_SCORER];
const OF_NUMBERS: readonly FeatureName[] = ['surprise'];
const OF_TRIES: readonly FeatureName[] = ['agreement', 'ending'];
/** Ridge penalty, in samples. */
const PENALTY = 2;
const TRIES_PENALTY = 4;
const DIGITS = 4;

interface LabelledStep {
  readonly features: StepFeatures;
  readonly right: boolean;
}

/** How a raw probability becomes a calibrated one: one slope and one level, by maximum likelihood. */
export function fitCalibration(rows: readonly WitnessedRow[]): Calibration {
  const samples = rows.flatMap(({ row, learned }): Sample[] =>
    row.labels.flatMap((label, index) => {
      const raw = learned?.logits[index];
      return label === null || raw === null || raw === undefined ? [] : [{ features: [raw], right: label === 1 }];
    }),
  );
  const { intercept, weights } = fitLogistic(samples, 0);
  const slope = weights[0] ?? 0;
  // A scorer whose readings say nothing, or the contrary, keeps its order and is given no say.
  return { kind: 'temperature', temperature: rounded(1 / Math.max(slope, 0.01)), bias: rounded(intercept) };
}

/** Labelled steps that the symbolic witness did not refute: those are wrong by rule, whatever else is said. */
function labelledSteps(rows: readonly WitnessedRow[], calibration: Calibration, heard: Heard): LabelledStep[] {
  return rows.flatMap((witnessed) => {
    const steps = witnessedSteps(witnessed, calibration, heard);
    return stepContexts(steps).flatMap((context) => {
      const label = witnessed.row.labels[context.index];
      const isRefuted = steps.symbolic[context.index]?.outcome === 'refuted';
      if (label === null || label === undefined || isRefuted) return [];
      return [{ features: stepFeatures(context), right: label === 1 }];
    });
  });
}

function rounded(value: number): number {
  return Number(value.toFixed(DIGITS));
}

function toWeights(names: readonly FeatureName[], { intercept, weights }: LogisticModel): FusionWeights {
  const of = (name: FeatureName): number => rounded(weights[names.indexOf(name)] ?? 0);
  const entries = FEATURE_NAMES.map((name) => [name, of(name)] as const);
  return { intercept: rounded(intercept), ...(Object.fromEntries(entries) as Record<FeatureName, number>) };
}

function logOdds(weights: FusionWeights, features: StepFeatures): number {
  return FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], weights.intercept);
}

/** What the tries add: a slope on the log-odds there were without them, and their own weights; few rows allow no more. */
function fitTries(steps: readonly LabelledStep[], base: FusionWeights): FusionWeights {
  const samples = steps.map(({ features, right }) => ({
    features: [logOdds(base, features), ...OF_TRIES.map((name) => features[name])],
    right,
  }));
  const { intercept, weights } = fitLogistic(samples, TRIES_PENALTY);
  const [slope = 1, ...own] = weights;
  const scaled = Object.fromEntries(FEATURE_NAMES.map((name) => [name, rounded(slope * base[name])] as const));
  const tried = Object.fromEntries(OF_TRIES.map((name, place) => [name, rounded(own[place] ?? 0)] as const));
  const level = rounded(intercept + slope * base.intercept);
  return { ...base, ...scaled, ...tried, intercept: level };
}

/** The rows' scores by a profile, as the engine gives them. */
export function scoredBy(profile: FusionProfile, rows: readonly WitnessedRow[], heard: Heard): ScoredRow[] {
  return rows.map((witnessed) => {
    const judged = judgeDerivation(profile, witnessedSteps(witnessed, profile.calibration, heard));
    return { row: witnessed.row, scores: judged.map((step) => (step.verdict === 'refuted' ? 0 : step.score)) };
  });
}

function thresholdsFor(scored: readonly ScoredRow[]): FusionProfile['thresholds'] {
  const firstError = chooseFirstError(scored);
  return { firstError, doubtful: chooseDoubtful(scored, firstError) };
}

/** Numbers are weighed where the scorer has read them in every row. */
function featuresOf(rows: readonly WitnessedRow[], scorer: string | null): readonly FeatureName[] {
  if (scorer === null) return WITHOUT_SCORER;
  return rows.every(({ learned }) => learned?.numbers !== undefined) ? [...WITH_SCORER, ...OF_NUMBERS] : WITH_SCORER;
}

/**
 * Fits how the evidence of one scorer (null: of none) becomes a score, and its thresholds, on rows set apart for that.
 * Where some rows have independent tries, other weights are fitted for when there are tries. `names`: what is weighed.
 */
export function fitProfile(
  rows: readonly WitnessedRow[],
  scorer: string | null,
  fittedOn: string,
  names: readonly FeatureName[] = featuresOf(rows, scorer),
): FusionProfile {
  const heard = { symbolic: true, learned: scorer !== null, agreement: false };
  const calibration: Calibration = scorer === null ? { kind: 'identity' } : fitCalibration(rows);
  const samples = labelledSteps(rows, calibration, heard).map(({ features, right }) => ({
    features: names.map((name) => features[name]),
    right,
  }));
  const fusion = toWeights(names, fitLogistic(samples, PENALTY));
  const plain: FusionProfile = { scorer, fittedOn, calibration, fusion, thresholds: symbolicOnly.thresholds };
  const profile = scorer === null ? plain : { ...plain, thresholds: thresholdsFor(scoredBy(plain, rows, heard)) };
  const tried = rows.filter(({ agreement }) => agreement !== null);
  return tried.length === 0 ? profile : { ...profile, withTries: fitWithTries(profile, tried) };
}

function fitWithTries(profile: FusionProfile, tried: readonly WitnessedRow[]): NonNullable<FusionProfile['withTries']> {
  const heard = { symbolic: true, learned: profile.scorer !== null, agreement: true };
  const base = profile.fusion ?? toWeights([], { intercept: 0, weights: [] });
  const fusion = fitTries(labelledSteps(tried, profile.calibration, heard), base);
  const unset = { fusion, thresholds: profile.thresholds };
  return { fusion, thresholds: thresholdsFor(scoredBy({ ...profile, withTries: unset }, tried, heard)) };
}
