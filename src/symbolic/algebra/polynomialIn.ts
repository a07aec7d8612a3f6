import { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { difference } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { Generators } from './generators.ts';
import { asUnivariate } from './inVariable.ts';
import { normalize } from './normalForm.ts';
import { constantOf, scalePolynomial } from './polynomial.ts';
import type { Univariate } from './univariate.ts';

/** A polynomial in one variable with rational coefficients, from the constant up. */
export interface OneVariable {
  readonly variable: string;
  readonly coefficients: Univariate;
}

/** An expression, or an equation with its terms on one side, as a polynomial in its only variable; else null. */
export function polynomialIn(expr: Expr | undefined): OneVariable | null {
  if (expr === undefined || (expr.kind === 'relation' && expr.op !== '=')) return null;
  const side = expr.kind === 'relation' ? difference(expr.left, expr.right) : expr;
  const [variable, ...more] = freeSymbols(side);
  if (variable === undefined || more.length > 0) return null;
  const generators = new Generators();
  try {
    const { top, bottom } = normalize(side, generators);
    const divisor = constantOf(bottom);
    const coefficients = divisor && asUnivariate(scalePolynomial(top, divisor.inverted()), variable, generators);
    return coefficients ? { variable, coefficients } : null;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}

/** The coefficient of a power, zero where there is none. */
export function coefficient({ coefficients }: OneVariable, k: number): Rational {
  return coefficients[k] ?? Rational.zero;
}
