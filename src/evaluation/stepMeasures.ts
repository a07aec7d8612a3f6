import { thresholdKind } from '../engine/index.ts';
import type { FusionProfile } from '../reward/index.ts';
import { weightedBootstrap, type Estimate } from './metrics/bootstrap.ts';
import { brier, expectedCalibrationError, reliability, type ReliabilityBin } from './metrics/calibration.ts';
import { firstErrorScore, firstUnder } from './metrics/processBench.ts';
import { weightedAuc, weightedF1, type OwnedScore } from './metrics/weighted.ts';
import type { JudgedSolution } from './results.ts';
import type { StepRow } from './rows/schemas.ts';

/** A labelled solution, with whatever its scores are made from. */
export interface LabelledRow {
  readonly row: StepRow;
}

/** A labelled solution with what the witnesses said of it. */
export interface JudgedRow extends LabelledRow {
  readonly result: JudgedSolution;
}

/** The measures of one way of scoring steps, over one subset. */
export interface StepMeasures {
  readonly scorer: string;
  readonly subset: string;
  readonly rows: number;
  readonly f1: Estimate;
  readonly erroneous: number;
  readonly correct: number;
  readonly stepAuc: Estimate;
}

/** One way of scoring steps and of naming the first wrong one. */
export interface StepScoring<Row extends LabelledRow = JudgedRow> {
  readonly name: string;
  readonly scores: (judged: Row) => readonly (number | null)[];
  readonly firstError: (judged: Row) => number;
}

/** Solutions of one problem are drawn together. */
export const BY_PROBLEM = { clusterOf: (judged: LabelledRow): string => judged.row.problemKey };

/** Measures a scoring over rows, with 95 % intervals by the bootstrap over problems. */
export function measureSteps<Row extends LabelledRow>(
  scoring: StepScoring<Row>,
  subset: string,
  rows: readonly Row[],
): StepMeasures {
  const predicted = rows.map((judged) => ({
    firstError: judged.row.firstError,
    predicted: scoring.firstError(judged),
  }));
  const { erroneous, correct } = firstErrorScore(predicted);
  return {
    scorer: scoring.name,
    subset,
    rows: rows.length,
    f1: weightedBootstrap(rows, weightedF1(predicted), BY_PROBLEM),
    erroneous,
    correct,
    stepAuc: weightedBootstrap(rows, weightedAuc(ownedScores(scoring, rows)), BY_PROBLEM),
  };
}

/** The scored steps of all rows, each with its row's place; `groupOf` says which steps are compared with each other. */
export function ownedScores<Row extends LabelledRow>(
  scoring: StepScoring<Row>,
  rows: readonly Row[],
  groupOf?: (step: string) => string,
): OwnedScore[] {
  return rows.flatMap((judged, place) => {
    const scores = scoring.scores(judged);
    return judged.row.labels.flatMap((label, index) => {
      const score = scores[index];
      if (label === null || score === null || score === undefined) return [];
      const group = groupOf?.(judged.row.steps[index] ?? '');
      return [{ score, right: label === 1, row: place, ...(group !== undefined && { group }) }];
    });
  });
}

/** How well the scores mean what they say. */
export interface CalibrationMeasures {
  readonly ece: number;
  readonly brier: number;
  readonly bins: readonly ReliabilityBin[];
  readonly steps: number;
}

export function measureCalibration<Row extends LabelledRow>(
  scoring: StepScoring<Row>,
  rows: readonly Row[],
): CalibrationMeasures {
  const items = ownedScores(scoring, rows);
  return { ece: expectedCalibrationError(items), brier: brier(items), bins: reliability(items), steps: items.length };
}

const bySign = (judged: JudgedRow): readonly (number | null)[] =>
  judged.result.symbolic.map((outcome) => (outcome === 'proved' ? 1 : outcome === 'refuted' ? 0 : 0.5));

/** Longer steps are wrong more often: what a score must beat to be one. */
export function lengthScores({ row }: LabelledRow): readonly number[] {
  return row.steps.map((step) => 1 / (1 + step.length / 200));
}

/** Later steps are wrong more often. */
export function positionScores({ row }: LabelledRow): readonly number[] {
  return row.steps.map((_, index) => 1 / (1 + index / 4));
}

/** The ways of scoring that stand beside each other in a report; the profile has the scorer's thresholds. */
export function scorings({ thresholds }: Pick<FusionProfile, 'thresholds'>): readonly StepScoring[] {
  const under = (scores: readonly (number | null)[], threshold: number): number => firstUnder(scores, threshold);
  return [
    { name: 'fused', scores: (judged) => judged.result.scores, firstError: (judged) => judged.result.firstError },
    {
      name: 'prm',
      scores: (judged) => judged.result.prm,
      firstError: (judged) => under(judged.result.prm, thresholds.firstError[thresholdKind(judged.row.problem)]),
    },
    { name: 'symbolic', scores: bySign, firstError: (judged) => judged.result.symbolic.indexOf('refuted') },
    { name: 'step length', scores: lengthScores, firstError: (judged) => under(lengthScores(judged), 0.4) },
    { name: 'step position', scores: positionScores, firstError: (judged) => under(positionScores(judged), 0.4) },
  ];
}
