import type { Expr } from '../expression/expr.ts';
import { children } from '../expression/traverse.ts';

/** Whether an expression states something: a relation, or relations joined. */
export function isStatement(expr: Expr): boolean {
  return expr.kind === 'relation' || (expr.kind === 'logic' && children(expr).every(isStatement));
}
