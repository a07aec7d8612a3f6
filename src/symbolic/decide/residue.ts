import { inverseModulo, modulo, powerModulo } from '../exact/integer.ts';
import type { Expr } from '../expression/expr.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import type { Value } from '../numeric/value.ts';
import { asInteger } from '../numeric/value.ts';

/** The residue of an expression modulo m, term by term, so that `2^1000` never gets large; null for what is no integer. */
export function residue(expr: Expr, m: bigint, values: ReadonlyMap<string, Value>): bigint | null {
  if (expr.kind === 'number') return fractionResidue(expr.value.numerator, expr.value.denominator, m);
  if (expr.kind === 'sum') return fold(expr.terms, m, values, 0n, (a, b) => a + b);
  if (expr.kind === 'product') return fold(expr.factors, m, values, 1n, (a, b) => a * b);
  if (expr.kind === 'power') return powerResidue(expr.base, expr.exponent, m, values);
  const whole = asInteger(evaluate(expr, environment(values, 192)));
  return whole === null ? null : modulo(whole, m);
}

function fractionResidue(top: bigint, bottom: bigint, m: bigint): bigint | null {
  if (bottom === 1n) return modulo(top, m);
  const inverse = inverseModulo(bottom, m);
  return inverse === null ? null : modulo(top * inverse, m);
}

function fold(
  parts: readonly Expr[],
  m: bigint,
  values: ReadonlyMap<string, Value>,
  start: bigint,
  join: (a: bigint, b: bigint) => bigint,
): bigint | null {
  let total = start;
  for (const part of parts) {
    const value = residue(part, m, values);
    if (value === null) return null;
    total = modulo(join(total, value), m);
  }
  return total;
}

function powerResidue(base: Expr, exponent: Expr, m: bigint, values: ReadonlyMap<string, Value>): bigint | null {
  const k = asInteger(evaluate(exponent, environment(values, 192)));
  const b = residue(base, m, values);
  if (k === null || b === null) return null;
  if (k >= 0n) return powerModulo(b, k, m);
  const inverse = inverseModulo(b, m);
  return inverse === null ? null : powerModulo(inverse, -k, m);
}
