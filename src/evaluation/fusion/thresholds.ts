import { thresholdKind } from '../../engine/index.ts';
import type { ThresholdByKind, ThresholdKind } from '../../reward/index.ts';
import { firstErrorScore, firstUnder } from '../metrics/processBench.ts';
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
const KINDS: readonly ThresholdKind[] = ['word', 'other'];
/** Rows of a kind of problem from which it gets a threshold of its own. */
const ENOUGH = 40;
/** Each kind's threshold is chosen for what the other's leaves, so both are chosen again. */
const ROUNDS = 2;

/** One threshold for every kind of problem. */
export function evenly(threshold: number): ThresholdByKind {
  return { word: threshold, other: threshold };
}

/** The first step whose score lies under the threshold of its problem's kind, or -1. */
export function firstBelow({ row, scores }: ScoredRow, thresholds: ThresholdByKind): number {
  return firstUnder(scores, thresholds[thresholdKind(row.problem)]);
}

/** ProcessBench's F1, the mean over the subsets that hold both right and erroneous rows. */
export function meanF1(rows: readonly ScoredRow[], thresholds: ThresholdByKind): number {
  return meanF1Of(bySubset(rows), thresholds);
}

interface KindRow {
  readonly scored: ScoredRow;
  readonly kind: ThresholdKind;
}

function bySubset(rows: readonly ScoredRow[]): readonly (readonly KindRow[])[] {
  const subsets = new Map<string, KindRow[]>();
  for (const scored of rows) {
    const { subset, problem } = scored.row;
    subsets.set(subset, [...(subsets.get(subset) ?? []), { scored, kind: thresholdKind(problem) }]);
  }
  return [...subsets.values()];
}

function meanF1Of(subsets: readonly (readonly KindRow[])[], thresholds: ThresholdByKind): number {
  const figures = subsets
    .map((rows) =>
      rows.map(({ scored: { row, scores }, kind }) => ({
        firstError: row.firstError,
        predicted: firstUnder(scores, thresholds[kind]),
      })),
    )
    .map((rows) => firstErrorScore(rows).f1)
    .filter((f1) => !Number.isNaN(f1));
  return figures.reduce((sum, f1) => sum + f1, 0) / Math.max(1, figures.length);
}

/**
 * The thresholds for the first error: best by `meanF1`, smoothed over their neighbours. A kind of problem that few rows are
 * of has that of all. To be chosen on the fitted half.
 */
export function chooseFirstError(rows: readonly ScoredRow[]): ThresholdByKind {
  const subsets = bySubset(rows);
  const best = (of: (threshold: number) => ThresholdByKind): number => {
    const figures = GRID.map((threshold) => meanF1Of(subsets, of(threshold)));
    const smooth = figures.map((_, place) => {
      const near = figures.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1);
      return near.reduce((sum, f1) => sum + f1, 0) / near.length;
    });
    return GRID[smooth.indexOf(Math.max(...smooth))] ?? 0.5;
  };
  let chosen = evenly(best(evenly));
  const enough = (kind: ThresholdKind): boolean => subsets.flat().filter((row) => row.kind === kind).length >= ENOUGH;
  if (!KINDS.every(enough)) return chosen;
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of KINDS) {
      const others = chosen;
      chosen = { ...others, [kind]: best((threshold) => ({ ...others, [kind]: threshold })) };
    }
  }
  return chosen;
}

/** The threshold under which a step is shown as doubtful: at most one right step in twenty lies there. */
export function chooseDoubtful(rows: readonly ScoredRow[], firstError: ThresholdByKind): number {
  const right = rows
    .flatMap(({ row, scores }) => row.labels.map((label, index) => (label === 1 ? (scores[index] ?? null) : null)))
    .filter((score) => score !== null)
    .sort((a, b) => a - b);
  const least = Math.min(firstError.word, firstError.other);
  const allowed = right[Math.floor(right.length * FALSE_ALARMS)] ?? least;
  return Number(Math.min(least, allowed).toFixed(3));
}
