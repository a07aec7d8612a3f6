import { Rational } from '../exact/rational.ts';
import { simplify } from '../algebra/simplify.ts';
import { difference, number, product, quotient, sum } from '../expression/build.ts';
import type { BinderExpr, Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';

const maxDegree = 6;

/**
 * `sum_{k=a}^{n} P(k)` for a polynomial P and a symbolic upper bound: the forward differences of P give the sum of
 * binomials `C(n-a+1, j+1)`. Null when P is not a polynomial of small degree in k.
 */
export function finiteSum(expr: BinderExpr): Expr | null {
  const { body, variable, low, high } = expr;
  if (!low || !high || freeSymbols(low).length > 0) return null;
  const at = (k: number): Expr => {
    const value = substitute(body, new Map([[variable, sum(low, number(k))]]));
    return simplify(value) ?? value;
  };
  const count = sum(difference(high, low), number(1));
  let row = Array.from({ length: maxDegree + 3 }, (_, k) => at(k));
  const parts: Expr[] = [];
  for (let j = 0; j <= maxDegree; j++) {
    parts.push(product(row[0] ?? number(0), binomial(count, j + 1)));
    row = row
      .slice(1)
      .map((v, k) => difference(v, row[k] ?? number(0)))
      .map((v) => simplify(v) ?? v);
    if (row.every((v) => v.kind === 'number' && v.value.isZero)) return polynomialSum(parts, body, variable);
  }
  return null;
}

/** Equal differences of a few values do not make a polynomial: only summands without roots, powers of k or functions count. */
function polynomialSum(parts: readonly Expr[], body: Expr, variable: string): Expr | null {
  return isPolynomial(body, variable) ? sum(...parts) : null;
}

function isPolynomial(expr: Expr, variable: string): boolean {
  if (!freeSymbols(expr).includes(variable)) return true;
  if (expr.kind === 'symbol') return true;
  if (expr.kind === 'sum') return expr.terms.every((t) => isPolynomial(t, variable));
  if (expr.kind === 'product') return expr.factors.every((f) => isPolynomial(f, variable));
  return (
    expr.kind === 'power' &&
    expr.exponent.kind === 'number' &&
    expr.exponent.value.isInteger &&
    expr.exponent.value.compare(Rational.zero) > 0 &&
    isPolynomial(expr.base, variable)
  );
}

function binomial(n: Expr, k: number): Expr {
  return product(...Array.from({ length: k }, (_, j) => quotient(difference(n, number(j)), number(j + 1))));
}
