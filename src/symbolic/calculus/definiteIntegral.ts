import { equivalent } from '../decide/equivalent.ts';
import { difference } from '../expression/build.ts';
import type { BinderExpr, Expr } from '../expression/expr.ts';
import { substitute } from '../expression/traverse.ts';
import { antiderivative } from './antiderivative.ts';
import { differentiate } from './differentiate.ts';
import { isContinuousBetween } from './continuity.ts';
import { limit } from './limit.ts';

/**
 * A definite integral by an antiderivative whose derivative was proved to be the integrand, where the integrand has no
 * pole between the bounds. Infinite bounds go through a limit. Null where one of these fails.
 */
export function definiteIntegral(expr: BinderExpr): Expr | null {
  const { body, variable, low, high } = expr;
  if (!low || !high) return null;
  const primitive = antiderivative(body, variable);
  if (!primitive || equivalent(differentiate(primitive, variable), body).outcome !== 'proved') return null;
  if (!isContinuousBetween(body, variable, low, high)) return null;
  const [atLow, atHigh] = [valueAt(primitive, variable, low, 'right'), valueAt(primitive, variable, high, 'left')];
  return atLow && atHigh && difference(atHigh, atLow);
}

function valueAt(primitive: Expr, variable: string, end: Expr, side: 'left' | 'right'): Expr | null {
  if (isInfinite(end)) return limit({ kind: 'binder', op: 'limit', body: primitive, variable, low: end, side });
  return substitute(primitive, new Map([[variable, end]]));
}

/** Whether an expression is plus or minus infinity. */
export function isInfinite(expr: Expr): boolean {
  if (expr.kind === 'product') return expr.factors.some(isInfinite);
  return expr.kind === 'constant' && expr.name === 'infinity';
}
