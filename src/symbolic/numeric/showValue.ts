import { Rational } from '../exact/rational.ts';
import type { Ball } from './ball.ts';
import type { ComplexArithmetic } from './complexArithmetic.ts';
import type { Value } from './value.ts';

/** A value as a reader is shown it: exact where it is, else eight digits with an ellipsis. */
export function showValue(value: Value, c: ComplexArithmetic): string {
  if (value.kind === 'exact') {
    if (value.im.isZero) return showRational(value.re);
    const imaginary = value.im.abs().isOne ? 'i' : `${showRational(value.im.abs())}i`;
    const sign = value.im.sign < 0 ? '-' : '+';
    return value.re.isZero ? (sign === '-' ? '-' : '') + imaginary : `${showRational(value.re)} ${sign} ${imaginary}`;
  }
  const real = showBall(value.ball.re, c);
  if (value.ball.im.mid === 0n && value.ball.im.rad === 0n) return real;
  const imaginary = showBall(value.ball.im, c);
  return imaginary.startsWith('-') ? `${real} - ${imaginary.slice(1)}i` : `${real} + ${imaginary}i`;
}

/** A rational as an integer, a short decimal or a fraction. */
export function showRational(value: Rational): string {
  const text = value.toString();
  return text.length <= 60 ? text : `${decimal(value, 8)}…`;
}

function showBall(ball: Ball, c: ComplexArithmetic): string {
  return `${decimal(Rational.of(ball.mid, c.real.unit), 8)}…`;
}

/** A decimal with this many significant digits after the point, cut, in scientific form when very small or large. */
export function decimal(value: Rational, digits: number): string {
  const size = value.abs();
  const sign = value.sign < 0 ? '-' : '';
  const tiny = Rational.of(1, 10n ** 6n);
  if (!size.isZero && (size.compare(tiny) < 0 || size.compare(Rational.of(10n ** 15n)) > 0))
    return sign + scientific(size, digits);
  const scaled = size
    .times(Rational.of(10n ** BigInt(digits)))
    .floor()
    .toString()
    .padStart(digits + 1, '0');
  return `${sign}${scaled.slice(0, -digits)}.${scaled.slice(-digits)}`;
}

/** The whole part of `size * 10^shift`, without bringing a large fraction to lowest terms. */
function shifted({ numerator, denominator }: Rational, shift: number): bigint {
  return shift >= 0
    ? (numerator * 10n ** BigInt(shift)) / denominator
    : numerator / (denominator * 10n ** BigInt(-shift));
}

function scientific(size: Rational, digits: number): string {
  let exponent = size.numerator.toString().length - size.denominator.toString().length;
  if (shifted(size, -exponent) === 0n) exponent -= 1;
  const text = shifted(size, digits - exponent).toString();
  return `${text.charAt(0)}.${text.slice(1)}e${exponent}`;
}
