import { Generators } from '../../algebra/generators.ts';
import { asUnivariate } from '../../algebra/inVariable.ts';
import { normalize } from '../../algebra/normalForm.ts';
import { constantOf, scalePolynomial } from '../../algebra/polynomial.ts';
import type { Univariate } from '../../algebra/univariate.ts';
import { Rational } from '../../exact/rational.ts';
import { TooLarge } from '../../exact/tooLarge.ts';
import { difference } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import { environment } from '../../numeric/environment.ts';
import { evaluate } from '../../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../../numeric/failure.ts';
import { asInteger } from '../../numeric/value.ts';

/** The whole number that an expression without variables is; null for anything else. */
export function integerOf(expr: Expr | undefined): bigint | null {
  if (expr === undefined || freeSymbols(expr).length > 0) return null;
  if (expr.kind === 'number') return expr.value.isInteger ? expr.value.numerator : null;
  return attempted(() => asInteger(evaluate(expr, environment(new Map(), 192))));
}

/** A polynomial in one variable with rational coefficients, from the constant up. */
export interface OneVariable {
  readonly variable: string;
  readonly coefficients: Univariate;
}

/** An expression, or an equation with its terms on one side, as a polynomial in its only variable; else null. */
export function polynomialOf(expr: Expr | undefined): OneVariable | null {
  if (expr === undefined || (expr.kind === 'relation' && expr.op !== '=')) return null;
  const side = expr.kind === 'relation' ? difference(expr.left, expr.right) : expr;
  const [variable, ...more] = freeSymbols(side);
  if (variable === undefined || more.length > 0) return null;
  return attempted(() => {
    const generators = new Generators();
    const { top, bottom } = normalize(side, generators);
    const divisor = constantOf(bottom);
    const coefficients = divisor && asUnivariate(scalePolynomial(top, divisor.inverted()), variable, generators);
    return coefficients ? { variable, coefficients } : null;
  });
}

/** The coordinates of a point: `(1, 2)`, or `A(1, 2)` with its name. */
export function pointOf(expr: Expr | undefined): readonly Expr[] | null {
  if (expr?.kind === 'collection' && expr.of === 'tuple') return expr.items;
  return expr?.kind === 'call' && /^[A-Z]$/.test(expr.name) && expr.args.length > 1 ? expr.args : null;
}

/** The sum of the digits of a whole number. */
export function digitSum(value: bigint): bigint {
  const digits = (value < 0n ? -value : value).toString();
  return Array.from(digits).reduce((total, digit) => total + BigInt(digit), 0n);
}

/** The coefficient of a power, zero where there is none. */
export function coefficient({ coefficients }: OneVariable, k: number): Rational {
  return coefficients[k] ?? Rational.zero;
}

function attempted<T>(task: () => T): T | null {
  try {
    return task();
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    if (error instanceof RangeError) return null;
    throw error;
  }
}
