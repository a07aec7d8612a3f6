import { Rational } from '../exact/rational.ts';
import type { ComplexBall } from './ball.ts';
import type { ComplexArithmetic } from './complexArithmetic.ts';

/** A value: an exact complex rational, or an enclosure of a complex number. */
export type Value =
  | { readonly kind: 'exact'; readonly re: Rational; readonly im: Rational }
  | { readonly kind: 'ball'; readonly ball: ComplexBall };

/** An exact real value. */
export function exact(re: Rational, im: Rational = Rational.zero): Value {
  return { kind: 'exact', re, im };
}

/** The rational, when the value is exact and real; null else. */
export function asRational(value: Value): Rational | null {
  return value.kind === 'exact' && value.im.isZero ? value.re : null;
}

/** The integer, when the value is one exactly; null else. */
export function asInteger(value: Value): bigint | null {
  const rational = asRational(value);
  return rational?.isInteger ? rational.numerator : null;
}

/** An enclosure of the value. */
export function toBall(value: Value, c: ComplexArithmetic): ComplexBall {
  if (value.kind === 'ball') return value.ball;
  return {
    re: c.real.fromRational(value.re),
    im: value.im.isZero ? c.real.zero : c.real.fromRational(value.im),
  };
}

/** Whether the value is certainly real. */
export function isReal(value: Value): boolean {
  return value.kind === 'exact' ? value.im.isZero : value.ball.im.mid === 0n && value.ball.im.rad === 0n;
}
