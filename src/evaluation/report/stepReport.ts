import {
  measureCalibration,
  measureSteps,
  type LabelledRow,
  type JudgedRow,
  type StepMeasures,
  type StepScoring,
} from '../stepMeasures.ts';
import type { Estimate } from '../metrics/bootstrap.ts';
import type { Report, Section } from './sections.ts';
import { processBenchSection } from './published.ts';

/** What a report on labelled solutions is made from. */
export interface StepReportInput {
  readonly title: string;
  readonly made: Readonly<Record<string, string>>;
  readonly rows: readonly JudgedRow[];
  readonly scorings: readonly StepScoring[];
}

const PROCESS_BENCH = ['gsm8k', 'math', 'olympiadbench', 'omnimath'];

/** F1, step AUC and calibration of every scoring, by subset and over all, with the published figures beside. */
export function stepReport({ title, made, rows, scorings }: StepReportInput): Report {
  const measures = measureBySubset(scorings, rows);
  const probabilities = scorings.filter(({ name }) => name === 'fused' || name === 'prm');
  const sections = [measuresSection(measures), ...calibrationSections(probabilities, rows)];
  return {
    title,
    made,
    sections: title.includes('ProcessBench') ? [...sections, besidePublished(measures)] : sections,
  };
}

/** Every scoring on every subset, and on all rows together where there are several subsets. */
export function measureBySubset<Row extends LabelledRow>(
  scorings: readonly StepScoring<Row>[],
  rows: readonly Row[],
): readonly StepMeasures[] {
  const subsets = [...new Set(rows.map((judged) => judged.row.subset))].sort();
  return scorings.flatMap((scoring) => [
    ...subsets.map((subset) =>
      measureSteps(
        scoring,
        subset,
        rows.filter((judged) => judged.row.subset === subset),
      ),
    ),
    ...(subsets.length > 1 ? [measureSteps(scoring, 'all', rows)] : []),
  ]);
}

/** `61.2 (57.9 to 64.4)`. */
export function interval(estimate: Estimate, digits: number): string {
  const show = (figure: number): string => figure.toFixed(digits);
  if (Number.isNaN(estimate.value)) return NOT_DEFINED;
  return `${show(estimate.value)} (${show(estimate.low)} to ${show(estimate.high)})`;
}

/** Shown where a measure has nothing to stand on: no right rows, or no wrong ones. */
const NOT_DEFINED = 'n/a';

function percent(figure: number): string {
  return Number.isNaN(figure) ? NOT_DEFINED : figure.toFixed(1);
}

/** The table of all measures. */
export function measuresSection(measures: readonly StepMeasures[]): Section {
  const rows = measures.map((measure) => [
    `${measure.scorer}, ${measure.subset}`,
    String(measure.rows),
    interval(measure.f1, 1),
    percent(measure.erroneous),
    percent(measure.correct),
    interval(measure.stepAuc, 3),
  ]);
  const head = ['scoring, subset', 'rows', 'F1', 'erroneous', 'correct', 'step AUC'];
  const note =
    'F1 is the harmonic mean of the accuracy on erroneous rows (exact index) and on right rows. 95 % intervals by the bootstrap over problems.';
  return { title: 'First error and step scores', note, table: { head, rows } };
}

/** Reliability diagrams, for scores that claim to be probabilities. */
export function calibrationSections<Row extends LabelledRow>(
  scorings: readonly StepScoring<Row>[],
  rows: readonly Row[],
): Section[] {
  return scorings
    .map((scoring) => ({ scoring, measured: measureCalibration(scoring, rows) }))
    .filter(({ measured }) => measured.steps > 0)
    .map(({ scoring, measured }) => ({
      title: `Calibration of the ${scoring.name} score`,
      note: `ECE ${measured.ece.toFixed(3)} over 10 equal-width bins, Brier score ${measured.brier.toFixed(3)}, ${String(measured.steps)} labelled steps.`,
      plot: {
        kind: 'reliability',
        points: measured.bins.map((bin) => ({ x: bin.meanScore, y: bin.shareRight, weight: bin.count })),
      },
    }));
}

/** F1 by subset beside the published figures. */
export function besidePublished(measures: readonly StepMeasures[]): Section {
  const rows = [...new Set(measures.map((measure) => measure.scorer))].map((scorer) => {
    const figures = PROCESS_BENCH.map((subset) => {
      const found = measures.find((measure) => measure.scorer === scorer && measure.subset.endsWith(subset));
      return found?.f1.value ?? null;
    });
    return { model: scorer, figures: [...figures, meanOf(figures)] };
  });
  return processBenchSection(rows);
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === figures.length ? known.reduce((sum, figure) => sum + figure, 0) / known.length : null;
}
