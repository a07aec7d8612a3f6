import { Rational } from '../exact/rational.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { withoutUnits } from '../decide/compareSides.ts';
import { inBaseUnits } from '../units/baseUnits.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { toBall } from '../numeric/value.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved, refuted } from '../decide/outcome.ts';
import { decimal } from '../numeric/showValue.ts';

/** How many digits after the point the only number of a side is written with; null when it is no written number. */
export function writtenDecimals(expr: Expr): number | null {
  if (expr.kind === 'number') return expr.decimals ?? (expr.value.isInteger ? 0 : null);
  if (expr.kind !== 'product') return null;
  const numbers = expr.factors.filter((f) => f.kind === 'number');
  const [only] = numbers;
  const others = expr.factors.filter((f) => f.kind !== 'number');
  return only &&
    numbers.length === 1 &&
    others.every((f) => f.kind === 'unit' || (f.kind === 'power' && f.base.kind === 'unit'))
    ? writtenDecimals(only)
    : null;
}

/** The middle of a closed expression's value as a rational; units must have been dealt with. */
export function approximateValue(expr: Expr): Rational {
  const env = environment(
    new Map(),
    256,
    some(expr, (p) => p.kind === 'constant' && p.name === 'i'),
  );
  const value = evaluate(inBaseUnits(expr), env);
  if (value.kind === 'exact') return value.re;
  return Rational.of(toBall(value, env.arithmetic).re.mid, env.arithmetic.real.unit);
}

/** Whether two numbers agree to the digits the right one is written with: rounded or cut, and one unit of the last digit over. */
export function agreesToDigits(left: Rational, right: Rational, decimals: number): boolean {
  const unit = Rational.of(10).power(-decimals);
  return left.minus(right).abs().compare(unit) <= 0;
}

/** Whether `b` is `a` rounded, or cut, to multiples of a unit. */
export function isRounded(a: Rational, b: Rational, unit: Rational): boolean {
  const [size, shown] = [a.abs(), b.abs()];
  const cut = a.sign * b.sign >= 0 && shown.compare(size) <= 0 && size.minus(shown).compare(unit) < 0;
  return cut || a.minus(b).abs().times(Rational.of(2)).compare(unit) <= 0;
}

/** Judges `left ≈ right` by the digits shown on either side; zeros at the end of a whole number are not meant exactly. */
export function approximately(left: Expr, right: Expr): Outcome {
  const [a, b] = [approximateValue(left), approximateValue(right)];
  const decimals = Math.min(
    writtenDecimals(right) ?? 12,
    writtenDecimals(left) === 0 ? 12 : (writtenDecimals(left) ?? 12),
  );
  const unit = Rational.of(10).power(decimals === 0 ? zerosAtEnd(b) : -decimals);
  const reversed = writtenDecimals(right) === null && writtenDecimals(left) !== null;
  if (reversed ? isRounded(b, a, unit) : isRounded(a, b, unit))
    return proved(`${decimal(a, 8)} agrees with it to the digits shown`);
  return refuted(`the left side is about ${decimal(a, 8)}, the right side ${decimal(b, 8)}`, {
    at: {},
    left: decimal(a, 8),
    right: decimal(b, 8),
  });
}

function zerosAtEnd(value: Rational): number {
  return value.isInteger && !value.isZero ? (/0*$/.exec(value.toString())?.[0].length ?? 0) : 0;
}

/** Whether an approximation is within a hundredth of the truth: writers carry rounded values along, so it is no error by itself. */
export function isNearMiss(statement: Expr): boolean {
  if (statement.kind === 'logic') return statement.parts.some(isNearMiss);
  if (statement.kind !== 'relation' || statement.op !== 'approx' || freeSymbols(statement).length > 0) return false;
  const [a, b] = [approximateValue(withoutUnits(statement.left)), approximateValue(withoutUnits(statement.right))];
  return a.minus(b).abs().times(Rational.of(100)).compare(b.abs()) <= 0;
}
