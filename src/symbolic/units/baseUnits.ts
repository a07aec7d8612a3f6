import { Rational } from '../exact/rational.ts';
import { constant, number, power, product } from '../expression/build.ts';
import type { Expr, UnitExpr } from '../expression/expr.ts';
import { mapChildren } from '../expression/traverse.ts';

type Scale = readonly [over: number, under: number, base: string, exponent?: number];

/** Each unit as an exact multiple of a base unit (metre, second, gram, dollar), raised where it is an area or volume. */
const scales: Readonly<Record<string, Scale>> = {
  km: [1000, 1, 'm'],
  dm: [1, 10, 'm'],
  cm: [1, 100, 'm'],
  mm: [1, 1000, 'm'],
  in: [254, 10_000, 'm'],
  ft: [3048, 10_000, 'm'],
  yd: [9144, 10_000, 'm'],
  mi: [1_609_344, 1000, 'm'],
  ms: [1, 1000, 's'],
  min: [60, 1, 's'],
  h: [3600, 1, 's'],
  day: [86_400, 1, 's'],
  week: [604_800, 1, 's'],
  kg: [1000, 1, 'g'],
  mg: [1, 1000, 'g'],
  lb: [45_359_237, 100_000, 'g'],
  oz: [45_359_237, 1_600_000, 'g'],
  L: [1, 1000, 'm', 3],
  mL: [1, 1_000_000, 'm', 3],
  gal: [3_785_411_784, 1_000_000_000_000, 'm', 3],
  qt: [946_352_946, 1_000_000_000_000, 'm', 3],
  pt: [473_176_473, 1_000_000_000_000, 'm', 3],
  cent: [1, 100, 'dollar'],
  year: [12, 1, 'month'],
};

/**
 * The same quantity with every known unit put into base units: `5 cm` is `1/20 m`, a percent `1/100`, a degree
 * `\pi/180`, a radian 1. Units without a fixed scale (apples) stay.
 */
export function inBaseUnits(expr: Expr): Expr {
  return expr.kind === 'unit' ? scaled(expr) : mapChildren(expr, inBaseUnits);
}

/** Whether two units measure the same kind of thing: feet and inches. */
export function measureAlike(a: Expr, b: Expr): boolean {
  return baseOf(a) !== '' && baseOf(a) === baseOf(b);
}

function baseOf(unit: Expr): string {
  const base = inBaseUnits(unit);
  const parts = base.kind === 'product' ? base.factors : [base];
  return parts.flatMap((part) => (part.kind === 'unit' ? [part.name] : [])).join();
}

function scaled(unit: UnitExpr): Expr {
  if (unit.name === '%') return number(Rational.of(1n, 100n));
  if (unit.name === 'rad') return number(1);
  if (unit.name === 'degree') return product(number(Rational.of(1n, 180n)), constant('pi'));
  if (unit.name === 'dozen') return number(12);
  const scale = Object.hasOwn(scales, unit.name) ? scales[unit.name] : undefined;
  if (!scale) return unit;
  const [over, under, base, exponent = 1] = scale;
  return product(number(Rational.of(over, under)), power({ kind: 'unit', name: base }, number(exponent)));
}
