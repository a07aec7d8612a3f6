import { call, number, power, product, quotient, squareRoot, sum } from '../expression/build.ts';
import type { CallExpr, CollectionExpr, Expr } from '../expression/expr.ts';
import { sameExpr } from '../expression/traverse.ts';
import { equivalent } from './equivalent.ts';

function isVector(expr: Expr): expr is CollectionExpr {
  return expr.kind === 'collection' && expr.of !== 'set';
}

/** Sums, multiples and dot products of tuples, entry by entry; null where an operand is of another kind. */
export function foldTuples(expr: Expr): Expr | null {
  if (expr.kind === 'sum') return addTuples(expr.terms);
  if (expr.kind !== 'product') return null;
  const [vector, other, ...more] = expr.factors.filter(isVector);
  if (!vector || more.length > 0) return null;
  const scalar = product(...expr.factors.filter((f) => f !== vector && f !== other));
  if (other) {
    const entries = vector.items.map((item, k) => product(item, other.items[k] ?? item));
    return vector.of === 'tuple' && other.of === 'tuple' && vector.items.length === other.items.length
      ? product(scalar, sum(...entries))
      : null;
  }
  return { ...vector, items: vector.items.map((item) => product(scalar, item)) };
}

function addTuples(terms: readonly Expr[]): Expr | null {
  const vectors = terms.filter(isVector);
  const [first] = vectors;
  if (!first || vectors.length !== terms.length || vectors.some((v) => v.items.length !== first.items.length))
    return null;
  return { ...first, items: first.items.map((_, k) => sum(...vectors.map((v) => v.items[k] ?? number(0)))) };
}

/** Union, intersection and difference of finite sets whose elements can be told apart. */
export function foldSets(expr: CallExpr): Expr | null {
  const sets = expr.args.map((arg) => (arg.kind === 'collection' && arg.of === 'set' ? arg.items : null));
  const [a, ...rest] = sets;
  if (!a || rest.includes(null)) return null;
  const others = rest.filter((s) => s !== null);
  const within = (item: Expr, set: readonly Expr[]): boolean => set.some((other) => isSame(item, other));
  if (expr.name === 'union')
    return collected(others.reduce((all, s) => [...all, ...s.filter((x) => !within(x, all))], a));
  if (expr.name === 'intersection') return collected(a.filter((x) => others.every((s) => within(x, s))));
  return expr.name === 'setminus' ? collected(a.filter((x) => !others.some((s) => within(x, s)))) : null;
}

function collected(items: readonly Expr[]): Expr {
  return { kind: 'collection', of: 'set', items };
}

function isSame(a: Expr, b: Expr): boolean {
  return sameExpr(a, b) || equivalent(a, b).outcome === 'proved';
}

/** The length of a vector. */
export function normOf(expr: Expr): Expr | null {
  const entries = isVector(expr)
    ? expr.items
    : expr.kind === 'matrix' && expr.rows.every((r) => r.length === 1)
      ? expr.rows.flat()
      : null;
  return entries && squareRoot(sum(...entries.map((x) => power(x, number(2)))));
}

/** Calls that only rename arithmetic: `C(5, 2)`, `P(5, 2)`, ratios. */
export function plainCall(expr: CallExpr): Expr | null {
  const [a, b] = expr.args;
  if (!a || !b || expr.args.length !== 2) return null;
  if (expr.name === 'ratio') return quotient(a, b);
  const whole = a.kind === 'number' && b.kind === 'number' && a.value.isInteger && b.value.isInteger;
  if (expr.name === 'C' && whole) return call('binomial', a, b);
  return expr.name === 'P' && whole ? call('permutations', a, b) : null;
}
