/** A score and whether what it scored was right. */
export interface Scored {
  readonly score: number;
  readonly right: boolean;
}

/** One bin of a reliability diagram: items whose score lies in `[low, high)`, their mean score, the share right. */
export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly meanScore: number;
  readonly shareRight: number;
}

/** Equal-width bins over [0, 1]; empty bins are left out. */
export function reliability(items: readonly Scored[], bins = 10): readonly ReliabilityBin[] {
  const inBin = (index: number): Scored[] =>
    items.filter((item) => Math.min(bins - 1, Math.floor(item.score * bins)) === index);
  return Array.from({ length: bins }, (_, index) => describe(inBin(index), index / bins, (index + 1) / bins)).filter(
    (bin) => bin.count > 0,
  );
}

function describe(items: readonly Scored[], low: number, high: number): ReliabilityBin {
  const count = items.length;
  const meanScore = items.reduce((sum, item) => sum + item.score, 0) / count;
  return { low, high, count, meanScore, shareRight: items.filter((item) => item.right).length / count };
}

/** Expected calibration error (Guo et al., 2017): the mean gap of score and share right, weighted by the bins' counts. */
export function expectedCalibrationError(items: readonly Scored[], bins = 10): number {
  const gaps = reliability(items, bins).map((bin) => bin.count * Math.abs(bin.meanScore - bin.shareRight));
  return gaps.reduce((sum, gap) => sum + gap, 0) / items.length;
}

/** Brier score: the mean squared distance of score and outcome. */
export function brier(items: readonly Scored[]): number {
  return items.reduce((sum, item) => sum + (item.score - Number(item.right)) ** 2, 0) / items.length;
}
