import { Rational } from '../exact/rational.ts';

type Range = readonly [number, number];

const NEAR = 5;
const LEAST = 4;

/** The stretch of the variable to show: around the values that are named, with zero in it where that is not far. */
export function frameX(points: readonly number[]): Range {
  const near = points.filter((point) => Math.abs(point) < 1e6);
  if (near.length === 0) return [-NEAR, NEAR];
  const [low, high] = [Math.min(...near), Math.max(...near)];
  const span = Math.max(high - low, LEAST);
  const isNear = low === high || Math.min(Math.abs(low), Math.abs(high)) < 4 * span;
  const all = [low, high, ...(isNear ? [0] : [])];
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const margin = Math.max((to - from) * 0.35, 2);
  return [Math.floor(from - margin), Math.ceil(to + margin)];
}

/** The stretch of the values to show: all of them, unless a few are far from the rest, as beside a pole. */
export function frameY(values: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(0), at(1)];
  const middle = at(0.9) - at(0.1);
  const isEven = high - low <= 6 * middle || middle === 0;
  const [from, to] = isEven ? [low, high] : [at(0.1) - middle, at(0.9) + middle];
  const margin = to === from ? Math.max(1, Math.abs(to)) : (to - from) * 0.08;
  return [from - margin, to + margin];
}

/** A bound as an exact number, to compute with. */
export function exactBound(value: number): Rational {
  return Rational.of(Math.round(value));
}
