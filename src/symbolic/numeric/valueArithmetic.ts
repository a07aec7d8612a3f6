import { Rational } from '../exact/rational.ts';
import { NotDefined } from './failure.ts';
import type { ComplexArithmetic } from './complexArithmetic.ts';
import type { Value } from './value.ts';
import { exact, toBall } from './value.ts';

/** The sum: exact when both are. */
export function addValues(a: Value, b: Value, c: ComplexArithmetic): Value {
  if (a.kind === 'exact' && b.kind === 'exact') return exact(a.re.plus(b.re), a.im.plus(b.im));
  return { kind: 'ball', ball: c.add(toBall(a, c), toBall(b, c)) };
}

/** The product: exact when both are, and exactly zero when one is. */
export function multiplyValues(a: Value, b: Value, c: ComplexArithmetic): Value {
  if (a.kind === 'exact' && b.kind === 'exact') {
    if (a.im.isZero && b.im.isZero) return exact(a.re.times(b.re));
    return exact(a.re.times(b.re).minus(a.im.times(b.im)), a.re.times(b.im).plus(a.im.times(b.re)));
  }
  if (isExactZero(a)) return a;
  if (isExactZero(b)) return b;
  return { kind: 'ball', ball: c.multiply(toBall(a, c), toBall(b, c)) };
}

/** The inverse; zero has none. */
export function invertValue(a: Value, c: ComplexArithmetic): Value {
  if (a.kind === 'ball') return { kind: 'ball', ball: c.divide(c.of(c.real.one), a.ball) };
  if (isExactZero(a)) throw new NotDefined('division by zero');
  const norm: Rational = a.re.times(a.re).plus(a.im.times(a.im));
  return exact(a.re.over(norm), a.im.negated().over(norm));
}

/** The opposite. */
export function negateValue(a: Value, c: ComplexArithmetic): Value {
  return a.kind === 'exact' ? exact(a.re.negated(), a.im.negated()) : { kind: 'ball', ball: c.negate(a.ball) };
}

/** An integer power by squaring; `0^0` and negative powers of zero are not defined. */
export function integerPower(a: Value, exponent: number, c: ComplexArithmetic): Value {
  if (exponent === 0) {
    if (isExactZero(a)) throw new NotDefined('0^0');
    return exact(Rational.one);
  }
  if (a.kind === 'exact' && a.im.isZero) {
    if (a.re.isZero && exponent < 0) throw new NotDefined('division by zero');
    return exact(a.re.power(exponent));
  }
  if (exponent < 0) return invertValue(integerPower(a, -exponent, c), c);
  let [result, square, rest]: [Value | null, Value, number] = [null, a, exponent];
  for (;;) {
    if (rest % 2 === 1) result = result ? multiplyValues(result, square, c) : square;
    rest = Math.floor(rest / 2);
    if (rest === 0) return result ?? square;
    square = multiplyValues(square, square, c);
  }
}

function isExactZero(a: Value): boolean {
  return a.kind === 'exact' && a.re.isZero && a.im.isZero;
}
