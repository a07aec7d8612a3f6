import { Rational } from '../exact/rational.ts';

/** One assignment of rational values to variables. */
export type Point = ReadonlyMap<string, Rational>;

/** Where a variable may take its values. */
export type Range = 'real' | 'positive' | 'integer' | 'natural';

const friendly = [2, 3, 5, 7, 4, 6, 9, 8, 11, 10];
const signed = [-1, -2, 3, -3, 1, -4, 5, 2, -6, 4];
const fractions = [1, 3, 2, 5, 4, 7, 3, 8, 6, 9];

/**
 * Points to try, the friendly ones first (a counterexample a student can follow), then pseudo-random rationals from
 * `seed`. The same seed gives the same points.
 */
export function* samplePoints(
  names: readonly string[],
  ranges: ReadonlyMap<string, Range>,
  seed: number,
): Generator<Point> {
  const at = (name: string): Range => ranges.get(name) ?? 'real';
  const point = (value: (k: number, name: string) => Rational): Point =>
    new Map(names.map((name, k) => [name, inRange(value(k, name), at(name))]));
  yield point((k) => Rational.of(friendly[k % 10] ?? 2));
  yield point((k) => Rational.of(signed[k % 10] ?? -1));
  yield point((k) => Rational.of(fractions[k % 10] ?? 1, (k % 3) + 2));
  yield point((k) => Rational.of(1 + k));
  yield point((k) => Rational.of(-(fractions[k % 10] ?? 1), (k % 4) + 3));
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  for (let trial = 0; ; trial++) {
    const span = 8 + (trial % 5) * 20;
    yield point((_, name) => {
      const whole = at(name) === 'integer' || at(name) === 'natural';
      return Rational.of((next() % (2 * span + 1)) - (trial % 3 === 0 ? 0 : span), whole ? 1 : 1 + (next() % 13));
    });
  }
}

function inRange(value: Rational, range: Range): Rational {
  if (range === 'real') return value;
  if (range === 'positive') return value.isZero ? Rational.one : value.abs();
  const whole = Rational.of(value.floor());
  return range === 'integer' ? whole : whole.abs();
}
