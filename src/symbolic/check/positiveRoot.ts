import { number, power, relation } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { children, freeSymbols } from '../expression/traverse.ts';

/**
 * `(x + y)^2 = 18^2` for the claim `x + y = 18` where both sides are positive by the signs that were given: then the claim
 * follows from it. Null where a side's sign is not known, or where the left side is a letter.
 */
export function squaresOf(claim: RelationExpr, premises: readonly Expr[]): RelationExpr | null {
  const { op, left, right } = claim;
  if (op !== '=' || left.kind === 'symbol' || freeSymbols(left).length === 0 || freeSymbols(right).length > 0)
    return null;
  const known = new Set(premises.flatMap(positiveName));
  if (!isPositive(left, known) || !isPositive(right, known)) return null;
  return relation('=', power(left, number(2)), power(right, number(2)));
}

/** The letter that a premise says to be positive. */
function positiveName(premise: Expr): readonly string[] {
  if (premise.kind === 'logic' && premise.op === 'and') return premise.parts.flatMap(positiveName);
  if (premise.kind !== 'relation') return [];
  const [big, small] = premise.op.startsWith('>') ? [premise.left, premise.right] : [premise.right, premise.left];
  const atLeast = /^[<>]=?$/.test(premise.op) && small.kind === 'number' ? small.value.sign : -1;
  const strict = premise.op.endsWith('=') ? atLeast > 0 : atLeast >= 0;
  return big.kind === 'symbol' && strict ? [big.name] : [];
}

/** Whether an expression is built of positive numbers and letters by adding, multiplying, dividing and powers. */
function isPositive(expr: Expr, known: ReadonlySet<string>): boolean {
  switch (expr.kind) {
    case 'number':
      return expr.value.sign > 0;
    case 'symbol':
      return known.has(expr.name);
    case 'constant':
      return expr.name === 'pi' || expr.name === 'e';
    case 'sum':
    case 'product':
      return children(expr).every((part) => isPositive(part, known));
    case 'power':
      return isPositive(expr.base, known) && freeSymbols(expr.exponent).length === 0;
    case 'unit':
    case 'call':
    case 'relation':
    case 'logic':
    case 'collection':
    case 'interval':
    case 'matrix':
    case 'binder':
    case 'piecewise':
      return false;
  }
}
