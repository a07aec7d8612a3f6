import { Generators } from '../algebra/generators.ts';
import { asUnivariate } from '../algebra/inVariable.ts';
import { normalize } from '../algebra/normalForm.ts';
import { constantOf } from '../algebra/polynomial.ts';
import type { Univariate } from '../algebra/univariate.ts';
import { degree, divide, valueAt } from '../algebra/univariate.ts';
import { Rational } from '../exact/rational.ts';
import { number, power, product, sum, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { NotComputable } from '../numeric/failure.ts';
import { exactRealRoots } from './exactRoots.ts';

/** A polynomial in one variable as a product over its rational roots; null for anything else. */
export function factorize(expr: Expr): Expr | null {
  const [name, ...more] = freeSymbols(expr);
  if (name === undefined || more.length > 0) return null;
  const generators = new Generators();
  try {
    const normal = normalize(expr, generators);
    const p = constantOf(normal.bottom)?.isOne ? asUnivariate(normal.top, name, generators) : null;
    return p && degree(p) > 0 ? factored(p, name) : null;
  } catch (error) {
    if (error instanceof NotComputable) return null;
    throw error;
  }
}

function factored(p: Univariate, name: string): Expr {
  const roots = exactRealRoots(p).roots.flatMap((root) => (root.kind === 'number' ? [root.value] : []));
  const factors: Expr[] = [];
  let rest = p;
  for (const root of roots) {
    const linear = [number(root.denominator), number(root.numerator)] as const;
    let times = 0;
    while (degree(rest) > 0 && valueAt(rest, root).isZero) {
      rest = divide(rest, [Rational.of(-root.numerator), Rational.of(root.denominator)]).quotient;
      times += 1;
    }
    factors.push(power(sum(product(linear[0], symbol(name)), number(linear[1].value.negated())), number(times)));
  }
  return product(univariateToExpr(rest, name), ...factors);
}

function univariateToExpr(p: Univariate, name: string): Expr {
  return sum(...p.map((c, k) => product(number(c), k === 0 ? number(1) : power(symbol(name), number(k)))).reverse());
}
