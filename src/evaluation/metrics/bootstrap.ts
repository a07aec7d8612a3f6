import { seededRandom } from '../../core/random.ts';

/** A point estimate with its 95 % percentile interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What to resample: rows of one cluster (a problem) stay together, for they are not independent. */
export interface BootstrapOptions<Row> {
  readonly clusterOf: (row: Row) => string;
  readonly samples?: number;
  readonly seed?: number;
}

/**
 * The cluster bootstrap (Efron & Tibshirani, 1993): clusters are drawn with replacement, the statistic computed again on
 * each draw, and the 2.5 and 97.5 percentiles taken. Draws on which the statistic is not a number are left out.
 */
export function bootstrap<Row>(
  rows: readonly Row[],
  statistic: (rows: readonly Row[]) => number,
  options: BootstrapOptions<Row>,
): Estimate {
  const clusters = groups(rows, options.clusterOf);
  const random = seededRandom(options.seed ?? 1);
  const draw = (): Row[] => clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? []);
  const values = Array.from({ length: options.samples ?? 1000 }, () => statistic(draw()))
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  return { value: statistic(rows), low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/**
 * The same bootstrap for a statistic that is computed from how often each row was drawn, which is far cheaper than making
 * every draw. The same seed draws the same rows as `bootstrap`.
 */
export function weightedBootstrap<Row>(
  rows: readonly Row[],
  statistic: (weights: readonly number[]) => number,
  options: BootstrapOptions<Row>,
): Estimate {
  const places = groups([...rows.keys()], (place) => options.clusterOf(rows[place] as Row));
  const random = seededRandom(options.seed ?? 1);
  const draw = (): number[] => {
    const weights = Array.from(rows, () => 0);
    const drawn = places.flatMap(() => places[Math.floor(random() * places.length)] ?? []);
    for (const place of drawn) weights[place] = (weights[place] ?? 0) + 1;
    return weights;
  };
  const values = Array.from({ length: options.samples ?? 1000 }, () => statistic(draw()))
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const value = statistic(rows.map(() => 1));
  return { value, low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** The `share` quantile of ascending values by linear interpolation; NaN of none. */
export function quantile(ascending: readonly number[], share: number): number {
  const position = share * (ascending.length - 1);
  const below = ascending[Math.floor(position)] ?? Number.NaN;
  const above = ascending[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

function groups<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return [...found.values()];
}
