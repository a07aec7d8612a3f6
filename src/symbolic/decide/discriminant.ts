import { Generators } from '../algebra/generators.ts';
import { coefficientsIn } from '../algebra/inVariable.ts';
import { differenceNumerator } from '../algebra/normalForm.ts';
import { polynomialToExpr } from '../algebra/toExpr.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { difference, number, power, product } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';

/** The coefficients of a quadratic with letters among them, from the constant up; null for anything else. */
export function quadraticWithLetters(equation: Expr): readonly [Expr, Expr, Expr] | null {
  const [left, right] =
    equation.kind === 'relation' && equation.op === '=' ? [equation.left, equation.right] : [equation, number(0)];
  const names = freeSymbols(equation);
  const variable = ['x', 'y', 'z', 't'].find((name) => names.includes(name));
  if (variable === undefined || names.length < 2 || left.kind === 'relation') return null;
  const generators = new Generators();
  try {
    const coefficients = coefficientsIn(differenceNumerator(left, right, generators), variable, generators);
    const [c, b, a, ...more] = (coefficients ?? []).map((k) => polynomialToExpr(k, generators));
    return a && b && c && more.length === 0 ? [c, b, a] : null;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}

/** `b^2 - 4ac` of a quadratic with letters among its coefficients. */
export function discriminantOf(equation: Expr): Expr | null {
  const coefficients = quadraticWithLetters(equation);
  if (!coefficients) return null;
  const [c, b, a] = coefficients;
  return difference(power(b, number(2)), product(number(4), a, c));
}
