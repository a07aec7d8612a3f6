import { Rational } from '../../exact/rational.ts';
import { number, one, power, product, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { exprKey } from '../../expression/traverse.ts';
import { inBaseUnits } from '../../units/baseUnits.ts';

/** An expression taken apart into its value and its unit (1 when it has none). A percent is part of the value. */
export interface Measure {
  readonly value: Expr;
  readonly unit: Expr;
}

const hundredth = number(Rational.of(1n, 100n));

/** Takes the units out of a product, or out of every term of a sum when the terms agree; other forms have none. */
export function takeUnits(expr: Expr): Measure {
  if (expr.kind === 'unit') return expr.name === '%' ? { value: hundredth, unit: one } : { value: one, unit: expr };
  if (expr.kind === 'product') return fromProduct(expr.factors);
  if (expr.kind === 'sum') return fromSum(expr.terms) ?? { value: expr, unit: one };
  if (expr.kind === 'power' && expr.base.kind === 'unit') return { value: one, unit: expr };
  if (expr.kind === 'power') {
    const { value, unit } = takeUnits(expr.base);
    return { value: power(value, expr.exponent), unit: unit === one ? one : power(unit, expr.exponent) };
  }
  return { value: inBaseUnits(expr), unit: one };
}

function fromProduct(factors: readonly Expr[]): Measure {
  const parts = factors.map(takeUnits);
  const units = parts.map((part) => part.unit).filter((unit) => unit !== one);
  if (parts.every((part, k) => part.value === factors[k])) return { value: { kind: 'product', factors }, unit: one };
  return { value: product(...parts.map((part) => part.value)), unit: product(...units) };
}

function fromSum(terms: readonly Expr[]): Measure | null {
  const parts = terms.map(takeUnits);
  const units = new Map(parts.filter((part) => part.unit !== one).map((part) => [exprKey(part.unit), part.unit]));
  const [unit] = [...units.values()];
  return units.size > 1 ? null : { value: sum(...parts.map((part) => part.value)), unit: unit ?? one };
}
