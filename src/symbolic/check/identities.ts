import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import type { Outcome } from '../decide/outcome.ts';
import { refuted } from '../decide/outcome.ts';
import { simplify } from '../algebra/simplify.ts';
import { solveEquation } from '../solve/solveEquation.ts';

/**
 * Whether an equation that stands alone reads as a rewriting of its left side rather than as a condition on its
 * variables: both sides have the same variables, and one side has something to work out (a power of a sum, a product of
 * sums, a function, an integral).
 */
export function looksLikeIdentity(left: Expr, right: Expr): boolean {
  if (some(left, (part) => part.kind === 'binder')) return true;
  const [a, b] = [freeSymbols(left), freeSymbols(right)];
  if (a.length === 0 || left.kind === 'symbol') return false;
  if (b.length > 0 && a.join() !== b.join()) return false;
  return workable(left) || workable(right) || hasLikeTerms(left);
}

/** `2x + 3x` can be gathered: the normal form has fewer terms. */
function hasLikeTerms(expr: Expr): boolean {
  if (expr.kind !== 'sum') return false;
  const simpler = simplify(expr);
  return simpler !== null && (simpler.kind !== 'sum' || simpler.terms.length < expr.terms.length);
}

function workable(expr: Expr): boolean {
  return some(expr, (part) => {
    if (part.kind === 'power')
      return part.base.kind === 'sum' || part.base.kind === 'power' || part.base.kind === 'product';
    if (part.kind === 'product')
      return part.factors.some((f) => f.kind === 'sum') || part.factors.filter((f) => f.kind === 'power').length > 1;
    return part.kind === 'call' || part.kind === 'binder';
  });
}

/** An equation in one variable that no real value satisfies is wrong whatever was meant. */
export function neverHolds(claim: RelationExpr): Outcome | null {
  const [name, ...more] = freeSymbols(claim);
  if (name === undefined || more.length > 0) return null;
  const solutions = solveEquation(claim.left, claim.right, name);
  const never = solutions?.complete === true && solutions.roots.length === 0 && !solutions.always;
  return never ? refuted(`no real value of ${name} makes both sides equal`) : null;
}
