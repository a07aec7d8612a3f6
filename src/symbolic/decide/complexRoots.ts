import { polynomialIn } from '../algebra/polynomialIn.ts';
import { divide, squareFree } from '../algebra/univariate.ts';
import type { Expr } from '../expression/expr.ts';
import type { Outcome } from './outcome.ts';
import { refuted } from './outcome.ts';

/**
 * An equation without real solutions says nothing over the real numbers; over the complex ones its roots must still be
 * roots of what is to follow. Refuted where they are not; null for what is no pair of polynomial equations.
 */
export function withoutRealSolution(before: Expr, next: Expr): Outcome | null {
  const [p, q] = [polynomialIn(before), polynomialIn(next)];
  if (!p || p.variable !== q?.variable || p.coefficients.length < 2 || q.coefficients.length < 2) return null;
  const { remainder } = divide(q.coefficients, squareFree(p.coefficients));
  return remainder.length > 0 ? refuted('the complex solutions of what came before do not satisfy this step') : null;
}
