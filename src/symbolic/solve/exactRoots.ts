import { Rational } from '../exact/rational.ts';
import type { Univariate } from '../algebra/univariate.ts';
import { countRealRoots, degree, divide, isolateRealRoots, squareFree, trim, valueAt } from '../algebra/univariate.ts';
import { difference, number, power, product, squareRoot, sum } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';

/** The distinct real roots as far as they can be written in radicals; `complete` when none is missing. */
export interface ExactRoots {
  readonly roots: readonly Expr[];
  readonly complete: boolean;
  /** How many distinct real roots there are, by Sturm's theorem. */
  readonly count: number;
}

/** Finds the real roots: rational ones, then quadratics, pure powers and quadratics in a power. */
export function exactRealRoots(p: Univariate): ExactRoots {
  const free = squareFree(p);
  if (degree(free) <= 2) return lowDegree(free);
  const count = countRealRoots(free);
  const inner = commonStep(free) > 1 ? radicalRoots(free) : [];
  if (inner.length === count) return { roots: inner, complete: true, count };
  const { rational, rest } = rationalRoots(free);
  const roots = [
    ...rational.map((r) => number(r)),
    ...lowDegree(rest).roots,
    ...(degree(rest) > 2 ? radicalRoots(rest) : []),
  ];
  return { roots, complete: roots.length === count, count };
}

/** Degrees 0, 1 and 2 need no search. */
function lowDegree(p: Univariate): ExactRoots {
  const [c = Rational.zero, b = Rational.one] = p;
  const roots = degree(p) === 1 ? [number(c.negated().over(b))] : quadraticRoots(p);
  return { roots, complete: true, count: roots.length };
}

/** Rational roots, found inside the isolating intervals, and the polynomial without them. */
function rationalRoots(free: Univariate): { readonly rational: readonly Rational[]; readonly rest: Univariate } {
  const rational: Rational[] = [];
  let rest = free;
  for (const { low, high } of isolateRealRoots(free, Rational.of(1, 1_000_000))) {
    const root = low.equals(high) ? low : simplestBetween(low, high);
    if (!valueAt(free, root).isZero) continue;
    rational.push(root);
    rest = divide(rest, [root.negated(), Rational.one]).quotient;
  }
  return { rational, rest };
}

/** The fraction with the smallest denominator strictly between two rationals (Stern-Brocot descent). */
function simplestBetween(low: Rational, high: Rational): Rational {
  if (low.sign < 0 && high.sign > 0) return Rational.zero;
  if (high.sign <= 0) return simplestBetween(high.negated(), low.negated()).negated();
  const whole = Rational.of(low.floor());
  if (high.minus(whole).compare(Rational.one) > 0) return whole.plus(Rational.one);
  const [a, b] = [low.minus(whole), high.minus(whole)];
  if (a.isZero) return whole.plus(Rational.of(1n, b.inverted().floor() + 1n));
  return whole.plus(simplestBetween(b.inverted(), a.inverted()).inverted());
}

function radicalRoots(p: Univariate): readonly Expr[] {
  const step = commonStep(p);
  if (step < 2) return [];
  const inner = trim(p.filter((_, k) => k % step === 0));
  const squares =
    degree(inner) === 1
      ? [number((inner[0] ?? Rational.zero).negated().over(inner[1] ?? Rational.one))]
      : quadraticRoots(inner);
  return squares.flatMap((value) => realRootsOf(value, step, p));
}

/** The greatest k such that p is a polynomial in x^k. */
function commonStep(p: Univariate): number {
  const exponents = p.flatMap((c, k) => (k > 0 && !c.isZero ? [k] : []));
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  return exponents.reduce(gcd, 0);
}

function quadraticRoots(p: Univariate): readonly Expr[] {
  const [c = Rational.zero, b = Rational.zero, a = Rational.one] = p;
  if (degree(p) !== 2) return [];
  const discriminant = b.times(b).minus(Rational.of(4).times(a).times(c));
  if (discriminant.sign < 0) return [];
  const centre = number(b.negated().over(a.times(Rational.of(2))));
  const { outside, inside } = squarePart(discriminant.over(a.times(a).times(Rational.of(4))));
  const offset = inside.isOne ? number(outside) : product(number(outside), squareRoot(number(inside)));
  return [sum(centre, offset), difference(centre, offset)];
}

/** `value = outside^2 * inside` with inside a small integer where possible. */
function squarePart(value: Rational): { readonly outside: Rational; readonly inside: Rational } {
  let inside = value.numerator * value.denominator;
  let outside = Rational.of(1n, value.denominator);
  for (let k = 2n; k < 2000n && k * k <= inside; k++) {
    while (inside % (k * k) === 0n) {
      inside /= k * k;
      outside = outside.times(Rational.of(k));
    }
  }
  return { outside, inside: Rational.of(inside) };
}

function realRootsOf(value: Expr, k: number, p: Univariate): readonly Expr[] {
  if (value.kind === 'number' && value.value.sign < 0) {
    return k % 2 === 0 ? [] : [product(number(-1), power(number(value.value.negated()), number(Rational.of(1, k))))];
  }
  if (value.kind !== 'number' && !isPositive(value, p, k)) return [];
  const root = power(value, number(Rational.of(1, k)));
  return k % 2 === 0 ? [root, product(number(-1), root)] : [root];
}

/** Whether a root of the inner quadratic is positive: both are when the coefficients alternate, one when they do not. */
function isPositive(value: Expr, p: Univariate, k: number): boolean {
  const [c = Rational.zero, b = Rational.zero] = [p[0], p[k]];
  const upper =
    value.kind === 'sum' &&
    !value.terms.some((t) => t.kind === 'product' && t.factors[0]?.kind === 'number' && t.factors[0].value.sign < 0);
  if (c.sign < 0) return upper;
  return b.sign < 0;
}
