import { gcd, lcm } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { spendWork } from '../exact/work.ts';

/** A polynomial in one variable over the rationals: coefficients from the constant up, the last one not zero. */
export type Univariate = readonly Rational[];

/** Drops leading zeros. */
export function trim(p: readonly Rational[]): Univariate {
  let end = p.length;
  while (end > 0 && p[end - 1]?.isZero) end -= 1;
  return p.slice(0, end);
}

/** The degree; -1 for zero. */
export function degree(p: Univariate): number {
  return p.length - 1;
}

function lead(p: Univariate): Rational {
  return p.at(-1) ?? Rational.zero;
}

/** The value at a rational. */
export function valueAt(p: Univariate, x: Rational): Rational {
  return p.reduceRight((total, c) => total.times(x).plus(c), Rational.zero);
}

/** Quotient and remainder. */
export function divide(
  a: Univariate,
  b: Univariate,
): { readonly quotient: Univariate; readonly remainder: Univariate } {
  if (b.length === 0) throw new RangeError('division by the zero polynomial');
  const rest = [...a];
  const quotient: Rational[] = [];
  for (let k = a.length - b.length; k >= 0; k--) {
    const factor = (rest[k + b.length - 1] ?? Rational.zero).over(lead(b));
    quotient[k] = factor;
    spendWork(b.length / 3);
    b.forEach((c, j) => {
      rest[k + j] = (rest[k + j] ?? Rational.zero).minus(factor.times(c));
    });
  }
  return { quotient: trim(quotient), remainder: trim(rest) };
}

/** Leading coefficient one. */
export function monic(p: Univariate): Univariate {
  return p.length === 0 ? p : p.map((c) => c.over(lead(p)));
}

/** The monic greatest common divisor. */
export function greatestCommonDivisor(a: Univariate, b: Univariate): Univariate {
  let [x, y] = [monic(a), monic(b)];
  while (y.length > 0) [x, y] = [y, monic(divide(x, y).remainder)];
  return x;
}

/** The derivative. */
export function derivative(p: Univariate): Univariate {
  return trim(p.slice(1).map((c, k) => c.times(Rational.of(k + 1))));
}

/** The same roots, each once. */
export function squareFree(p: Univariate): Univariate {
  const common = greatestCommonDivisor(p, derivative(p));
  return degree(common) <= 0 ? monic(p) : monic(divide(p, common).quotient);
}

/** Sturm's chain of a square-free polynomial, each member scaled by a positive number to whole coefficients. */
function sturmChain(p: Univariate): readonly Univariate[] {
  const chain = [wholeMultiple(p), wholeMultiple(derivative(p))];
  for (;;) {
    const [a, b] = chain.slice(-2);
    if (!a || !b || b.length === 0) return chain.filter((q) => q.length > 0);
    chain.push(wholeMultiple(divide(a, b).remainder.map((c) => c.negated())));
  }
}

/** The positive multiple with whole coefficients that share no factor; signs stay. */
function wholeMultiple(p: Univariate): Univariate {
  const scale = p.reduce((all, c) => lcm(all, c.denominator), 1n);
  const whole = p.map((c) => (c.numerator * scale) / c.denominator);
  const content = whole.reduce((all, c) => gcd(all, c), 0n);
  return content === 0n ? p : whole.map((c) => Rational.of(c / content));
}

/** The sign at a rational, for whole coefficients: Horner on numerators, so that nothing is ever reduced. */
function signAt(p: Univariate, x: Rational): number {
  spendWork(1 + p.length / 4);
  let [total, power] = [0n, 1n];
  for (let k = p.length - 1; k >= 0; k--) {
    total = total * x.numerator + (p[k]?.numerator ?? 0n) * power;
    power *= x.denominator;
  }
  if (total === 0n) return 0;
  return total < 0n ? -1 : 1;
}

function signChanges(signs: readonly number[]): number {
  const nonzero = signs.filter((s) => s !== 0);
  return nonzero.filter((s, k) => k > 0 && s !== nonzero[k - 1]).length;
}

/** How many distinct real roots the polynomial has (Sturm's theorem). */
export function countRealRoots(p: Univariate): number {
  if (degree(p) > 30) throw new TooLarge('a polynomial of high degree');
  const chain = sturmChain(squareFree(p));
  const above = chain.map((q) => lead(q).sign);
  const below = chain.map((q) => lead(q).sign * (degree(q) % 2 === 0 ? 1 : -1));
  return signChanges(below) - signChanges(above);
}

/** A real root between two rationals; both ends equal when the root is that rational. */
export interface RootInterval {
  readonly low: Rational;
  readonly high: Rational;
}

/** Disjoint intervals, in rising order, each with one real root; as narrow as `width`. */
export function isolateRealRoots(p: Univariate, width: Rational): readonly RootInterval[] {
  const free = squareFree(p);
  if (degree(free) < 1) return [];
  if (degree(free) > 30) throw new TooLarge('a polynomial of high degree');
  const chain = sturmChain(free);
  const changes = (x: Rational): number => signChanges(chain.map((q) => signAt(q, x)));
  const bound = free
    .reduce((most, c) => (c.abs().compare(most) > 0 ? c.abs() : most), Rational.zero)
    .plus(Rational.of(2));
  const found: RootInterval[] = [];
  const search = (low: Rational, high: Rational, atLow: number, atHigh: number): void => {
    // counts the roots in (low, high]
    if (atLow === atHigh) return;
    if (atLow - atHigh === 1) {
      found.push(narrowed(wholeMultiple(free), low, high, width));
      return;
    }
    const middle = low.plus(high).times(Rational.half);
    const atMiddle = changes(middle);
    search(low, middle, atLow, atMiddle);
    search(middle, high, atMiddle, atHigh);
  };
  const [low, high] = [Rational.of(bound.negated().floor()), Rational.of(bound.floor() + 1n)];
  search(low, high, changes(low), changes(high));
  return found;
}

/** Halves `(low, high]`, which holds one root, until it is narrow enough or the root is met. */
function narrowed(p: Univariate, low: Rational, high: Rational, width: Rational): RootInterval {
  let [a, b] = [low, high];
  const atHigh = signAt(p, b);
  if (atHigh === 0) return { low: b, high: b };
  while (b.minus(a).compare(width) > 0) {
    const middle = a.plus(b).times(Rational.half);
    const sign = signAt(p, middle);
    if (sign === 0) return { low: middle, high: middle };
    if (sign === atHigh) b = middle;
    else a = middle;
  }
  return { low: a, high: b };
}
