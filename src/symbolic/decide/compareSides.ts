import { children, freeSymbols, mapChildren, some } from '../expression/traverse.ts';
import type { Expr } from '../expression/expr.ts';
import { infinitySign } from '../calculus/infinities.ts';
import { dotOrCross } from '../matrices/operations.ts';
import { inBaseUnits } from '../units/baseUnits.ts';
import { differentiate } from '../calculus/differentiate.ts';
import { one, product, sum } from '../expression/build.ts';
import { NotComputable } from '../numeric/failure.ts';
import type { EquivalenceOptions } from './equivalent.ts';
import { equivalent } from './equivalent.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';

/** Whether two values of any type (numbers, matrices, tuples, sets, intervals, with or without units) are equal. */
export function sidesEqual(left: Expr, right: Expr, options: EquivalenceOptions = {}): Outcome {
  const ends = [infinitySign(left), infinitySign(right)] as const;
  if (ends[0] !== 0 || ends[1] !== 0) return infinitiesEqual(ends[0], ends[1], left, right);
  const vector = isCompound(left) || isCompound(right);
  return valuesEqual(multiplied(left, vector), multiplied(right, vector), options);
}

function infinitiesEqual(a: number, b: number, left: Expr, right: Expr): Outcome {
  if (a === b) return proved('both sides grow without bound in the same direction');
  const finite = a === 0 ? left : right;
  const closed =
    freeSymbols(finite).length === 0 && !some(finite, (part) => part.kind === 'binder' || part.kind === 'call');
  return a !== 0 && b !== 0
    ? refuted('one side tends to plus infinity, the other to minus infinity')
    : closed
      ? refuted('one side is infinite, the other is a number')
      : undecided('one side is infinite');
}

/** A product of two vectors is their cross product where the other side is a vector, else their dot product. */
function multiplied(expr: Expr, vector: boolean): Expr {
  if (expr.kind !== 'call') return mapChildren(expr, (part) => multiplied(part, false));
  const [a, b] = expr.args;
  if (!a || !b || (expr.name !== 'times' && expr.name !== 'dot' && expr.name !== 'cross')) return expr;
  return dotOrCross(expr.name === 'times' ? (vector ? 'cross' : 'dot') : expr.name, a, b) ?? expr;
}

function valuesEqual(left: Expr, right: Expr, options: EquivalenceOptions): Outcome {
  const integral = indefinite(left) ?? indefinite(right);
  if (integral) return antiderivativesEqual(left, right, integral, options);
  if (isCompound(left) || isCompound(right)) return compoundEqual(left, right, options);
  return unitsEqual(left, right, options);
}

function hasUnits(expr: Expr): boolean {
  return some(expr, (part) => part.kind === 'unit');
}

/** Units count where both sides carry them; a side without units is a bare number of whatever the other side counts. */
function unitsEqual(left: Expr, right: Expr, options: EquivalenceOptions): Outcome {
  if (!hasUnits(left) && !hasUnits(right)) return equivalent(left, right, options);
  const exactly = equivalent(inBaseUnits(left), inBaseUnits(right), options);
  if (exactly.outcome === 'proved') return exactly;
  const bare = equivalent(withoutUnits(left), withoutUnits(right), options);
  if (hasUnits(left) !== hasUnits(right)) return bare.outcome === 'proved' || !isScale(left, right) ? bare : exactly;
  if (knownUnits(left) && knownUnits(right)) return exactly;
  if (bare.outcome === 'proved') return bare;
  return unitKey(left) === unitKey(right) ? bare : undecided('the units on both sides differ');
}

/** Percent and degrees scale a number, so they may not be dropped from one side without notice. */
function isScale(left: Expr, right: Expr): boolean {
  return [left, right].some((side) => some(side, (p) => p.kind === 'unit' && (p.name === '%' || p.name === 'degree')));
}

const known = new Set(
  'km m cm mm dm in ft yd mi s min h day week ms g kg mg lb oz L mL gal % degree rad dollar cent'.split(' '),
);

function knownUnits(expr: Expr): boolean {
  return !some(expr, (part) => part.kind === 'unit' && !known.has(part.name));
}

function unitKey(expr: Expr): string {
  const names = new Set<string>();
  some(expr, (part) => {
    if (part.kind === 'unit') names.add(part.name);
    return false;
  });
  return [...names].sort().join(' ');
}

/** The same expression with every unit taken as 1. */
export function withoutUnits(expr: Expr): Expr {
  return expr.kind === 'unit' ? one : mapChildren(expr, withoutUnits);
}

function isCompound(expr: Expr): boolean {
  return expr.kind === 'matrix' || expr.kind === 'collection' || expr.kind === 'interval';
}

function compoundEqual(left: Expr, right: Expr, options: EquivalenceOptions): Outcome {
  const [a, b] = [left, right];
  if (a.kind === 'collection' && b.kind === 'collection') {
    if (a.of === 'set' && b.of === 'set') return setsEqual(a.items, b.items, options);
    if (a.of === 'set' || b.of === 'set') return undecided('a set is compared with something else');
    return entriesEqual(a.items, b.items, options);
  }
  if (a.kind === 'interval' && b.kind === 'interval') {
    if (a.lowOpen !== b.lowOpen || a.highOpen !== b.highOpen)
      return refuted('an end belongs to one interval and not to the other');
    return entriesEqual([a.low, a.high], [b.low, b.high], options);
  }
  if (a.kind === 'matrix' && b.kind === 'matrix') return matricesEqual(a.rows, b.rows, options);
  return undecided('the two sides are of different kinds');
}

function matricesEqual(
  a: readonly (readonly Expr[])[],
  b: readonly (readonly Expr[])[],
  options: EquivalenceOptions,
): Outcome {
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return refuted('the matrices differ in size');
  return entriesEqual(a.flat(), b.flat(), options);
}

function entriesEqual(a: readonly Expr[], b: readonly Expr[], options: EquivalenceOptions): Outcome {
  if (a.length !== b.length) return refuted(`one side has ${a.length} entries, the other ${b.length}`);
  const outcomes = a.map((entry, k) => sidesEqual(entry, b[k] ?? entry, options));
  const wrong = outcomes.findIndex((o) => o.outcome === 'refuted');
  const found = outcomes[wrong];
  if (found) return { ...found, reason: `entry ${wrong + 1} differs: ${found.reason}` };
  return outcomes.find((o) => o.outcome === 'undecided') ?? proved('all entries are equal');
}

function setsEqual(a: readonly Expr[], b: readonly Expr[], options: EquivalenceOptions): Outcome {
  const missing = (from: readonly Expr[], to: readonly Expr[]): Expr | undefined =>
    from.find((x) => !to.some((y) => sidesEqual(x, y, options).outcome !== 'refuted'));
  if (missing(a, b) ?? missing(b, a)) return refuted('the sets have different elements');
  const matched = a.every((x) => b.some((y) => sidesEqual(x, y, options).outcome === 'proved'));
  return matched ? proved('the sets have the same elements') : undecided('the elements could not be compared');
}

/** The variable of an indefinite integral in the expression, or null. */
function indefinite(expr: Expr): string | null {
  if (expr.kind === 'binder' && expr.op === 'integral' && !expr.low) return expr.variable;
  for (const part of children(expr)) {
    const found = indefinite(part);
    if (found !== null) return found;
  }
  return null;
}

/** Two antiderivatives are equal when their derivatives are: the constant is free. */
function antiderivativesEqual(left: Expr, right: Expr, variable: string, options: EquivalenceOptions): Outcome {
  const [a, b] = [slopeOf(left, variable), slopeOf(right, variable)];
  const result = equivalent(a, b, options);
  return result.outcome === 'refuted'
    ? { ...result, reason: `the derivatives of both sides differ: ${result.reason}` }
    : result;
}

/** The derivative of an expression in which integrals over the variable stand as terms or factors. */
function slopeOf(expr: Expr, variable: string): Expr {
  if (expr.kind === 'binder' && expr.op === 'integral' && !expr.low) return expr.body;
  if (indefinite(expr) === null) return differentiate(expr, variable);
  if (expr.kind === 'sum') return sum(...expr.terms.map((term) => slopeOf(term, variable)));
  if (expr.kind === 'product') {
    const constants = expr.factors.filter((f) => !freeSymbols(f).includes(variable));
    const [only, ...more] = expr.factors.filter((f) => freeSymbols(f).includes(variable));
    if (only && more.length === 0) return product(...constants, slopeOf(only, variable));
  }
  throw new NotComputable('the derivative of this integral');
}
