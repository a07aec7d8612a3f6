/** A row judged: the labelled and the predicted 0-based index of the first wrong step, -1 for none. */
export interface FirstErrorRow {
  readonly firstError: number;
  readonly predicted: number;
}

/** ProcessBench's measures: accuracy on erroneous rows, on right rows, and their harmonic mean, in percent. */
export interface FirstErrorScore {
  readonly erroneous: number;
  readonly correct: number;
  readonly f1: number;
}

/** F1 by ProcessBench's own rule (Zheng et al., 2024, arXiv 2412.06559): an erroneous row counts when the index is exact. */
export function firstErrorScore(rows: readonly FirstErrorRow[]): FirstErrorScore {
  const erroneous = shareExact(rows.filter((row) => row.firstError !== -1));
  const correct = shareExact(rows.filter((row) => row.firstError === -1));
  const sum = erroneous + correct;
  return { erroneous, correct, f1: sum === 0 ? 0 : (2 * erroneous * correct) / sum };
}

function shareExact(rows: readonly FirstErrorRow[]): number {
  return (100 * rows.filter((row) => row.firstError === row.predicted).length) / rows.length;
}

/** The first step whose score lies under the threshold, -1 when none does; a step without a score passes. */
export function firstUnder(scores: readonly (number | null)[], threshold: number): number {
  return scores.findIndex((score) => score !== null && score < threshold);
}
