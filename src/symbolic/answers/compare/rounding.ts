import { Rational } from '../../exact/rational.ts';
import type { Numeral } from './numeral.ts';

/**
 * Whether `decimal` is `exact` rounded to the digits it shows, and shows at least `precision` of them after the point.
 * A run of 15 significant digits that agree to the last few is a double's way of writing the same number.
 */
export function isRounding(decimal: Numeral, exact: Rational, precision: number): boolean {
  if (decimal.decimals === null || decimal.value.isZero) return false;
  const error = decimal.value.minus(exact).abs();
  if (decimal.digits >= 15 && error.compare(exact.abs().times(power10(-14))) <= 0) return true;
  return decimal.decimals >= precision && error.compare(power10(-decimal.decimals).times(Rational.half)) <= 0;
}

function power10(exponent: number): Rational {
  return Rational.of(10n).power(exponent);
}

/** Compares two literal numbers exactly; a decimal may stand for what it is the rounding of. */
export function sameNumeral(a: Numeral, b: Numeral, precision: number): boolean {
  return a.value.equals(b.value) || isRounding(a, b.value, precision) || isRounding(b, a.value, precision);
}
