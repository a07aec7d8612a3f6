import { firstErrorScore } from '../metrics/processBench.ts';
import type { StepRow } from '../rows/schemas.ts';

/** A labelled row with the score each step got; null where it got none. */
export interface ScoredRow {
  readonly row: StepRow;
  readonly scores: readonly (number | null)[];
}

const GRID = Array.from({ length: 197 }, (_, place) => (place + 2) / 200);
/** How many neighbours on each side a threshold's F1 is averaged with: a lone peak is luck. */
const NEIGHBOURS = 3;
/** The share of right steps that may be called doubtful. */
const FALSE_ALARMS = 0.05;

function firstBelow(scores: readonly (number | null)[], threshold: number): number {
  return scores.findIndex((score) => score !== null && score < threshold);
}

/** ProcessBench's F1, the mean over the subsets that hold both right and erroneous rows. */
export function meanF1(rows: readonly ScoredRow[], threshold: number): number {
  const subsets = [...new Set(rows.map(({ row }) => row.subset))];
  const figures = subsets
    .map((subset) => rows.filter(({ row }) => row.subset === subset))
    .map((some) =>
      some.map(({ row, scores }) => ({ firstError: row.firstError, predicted: firstBelow(scores, threshold) })),
    )
    .map((some) => firstErrorScore(some).f1)
    .filter((f1) => !Number.isNaN(f1));
  return figures.reduce((sum, f1) => sum + f1, 0) / Math.max(1, figures.length);
}

/** The threshold for the first error: best by `meanF1`, smoothed over its neighbours. To be chosen on the fitted half. */
export function chooseFirstError(rows: readonly ScoredRow[]): number {
  const figures = GRID.map((threshold) => meanF1(rows, threshold));
  const smooth = figures.map((_, place) => {
    const near = figures.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1);
    return near.reduce((sum, f1) => sum + f1, 0) / near.length;
  });
  return GRID[smooth.indexOf(Math.max(...smooth))] ?? 0.5;
}

/** The threshold under which a step is shown as doubtful: at most one right step in twenty lies there. */
export function chooseDoubtful(rows: readonly ScoredRow[], firstError: number): number {
  const right = rows
    .flatMap(({ row, scores }) => row.labels.map((label, index) => (label === 1 ? (scores[index] ?? null) : null)))
    .filter((score) => score !== null)
    .sort((a, b) => a - b);
  const allowed = right[Math.floor(right.length * FALSE_ALARMS)] ?? firstError;
  return Number(Math.min(firstError, allowed).toFixed(3));
}
