import { Rational } from '../exact/rational.ts';
import type { ValueAt } from './valueAt.ts';

/** A point of a function's graph; y is null where the function has no value. */
export interface Sample {
  readonly x: Rational;
  readonly y: number | null;
}

/** How often a gap is halved on the way to its edge. */
const HALVINGS = 10;
const SUSPECTS = 60;

/** The function's values at evenly spaced points. */
export function samples(at: ValueAt, low: Rational, high: Rational, count: number): readonly Sample[] {
  const step = high.minus(low).over(Rational.of(count));
  return Array.from({ length: count + 1 }, (_, k) => {
    const x = low.plus(step.times(Rational.of(k)));
    return { x, y: at(x) };
  });
}

/**
 * The graph in pieces. It is cut where the function has no value, and where a jump does not shrink as it is looked at
 * closer: a pole, or a step. Each piece goes as near to its edge as a few halvings bring it.
 */
export function trace(at: ValueAt, found: readonly Sample[], height: number): readonly (readonly Sample[])[] {
  const parts: Sample[][] = [[]];
  const add = (sample: Sample | null): void => {
    if (sample && sample.y !== null) parts.at(-1)?.push(sample);
  };
  let suspects = 0;
  found.forEach((sample, k) => {
    const before = found[k - 1];
    if (before && isSuspect(before, sample, height) && suspects++ < SUSPECTS) {
      const [left, right] = closeIn(at, before, sample);
      if (isGap(left, right, before, sample)) {
        add(left);
        parts.push([]);
        add(right);
      }
    }
    add(sample);
  });
  return parts.filter((part) => part.length > 1);
}

function isSuspect(a: Sample, b: Sample, height: number): boolean {
  if (a.y === null || b.y === null) return a.y !== b.y;
  return Math.abs(a.y - b.y) > height / 8;
}

/** Halves the interval towards the larger jump, or towards the edge of where there are values. */
function closeIn(at: ValueAt, left: Sample, right: Sample): readonly [Sample, Sample] {
  let [a, b] = [left, right];
  for (let k = 0; k < HALVINGS; k++) {
    const x = a.x.plus(b.x).times(Rational.half);
    const middle = { x, y: at(x) };
    if (jump(a, middle) > jump(middle, b)) b = middle;
    else a = middle;
  }
  return [a, b];
}

/** Between two points without value there is no edge; between one with and one without there is. */
function jump(a: Sample, b: Sample): number {
  if (a.y === null && b.y === null) return -1;
  return a.y === null || b.y === null ? Infinity : Math.abs(a.y - b.y);
}

function isGap(left: Sample, right: Sample, a: Sample, b: Sample): boolean {
  if (left.y === null || right.y === null) return true;
  return Math.abs(left.y - right.y) > Math.abs((a.y ?? 0) - (b.y ?? 0)) / 2;
}
