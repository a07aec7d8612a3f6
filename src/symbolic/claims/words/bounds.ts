import { polynomialIn } from '../../algebra/polynomialIn.ts';
import { Rational } from '../../exact/rational.ts';
import { difference, number, relation } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { truthAt } from '../../decide/truthAt.ts';

type Bounds = readonly [low: bigint | null, high: bigint | null];

const none: Bounds = [null, null];

/** Whole numbers between which every value of a variable lies that satisfies a condition; null where none is known. */
export function boundsOf(condition: Expr, name: string): Bounds {
  if (condition.kind === 'logic' && condition.op === 'and') {
    const parts = condition.parts.map((part) => boundsOf(part, name));
    return [greatest(parts.map(([low]) => low)), negated(greatest(parts.map(([, high]) => negated(high))))];
  }
  if (condition.kind !== 'relation' || !['<', '<=', '>', '>=', '='].includes(condition.op)) return none;
  const gap = withoutAbsolute(condition);
  return gap ? boundsOf(gap, name) : ofPolynomial(condition, name);
}

/** Past the Cauchy bound of its roots a polynomial keeps its sign. */
function ofPolynomial(condition: Expr & { readonly kind: 'relation' }, name: string): Bounds {
  const polynomial = polynomialIn(difference(condition.left, condition.right));
  const leading = polynomial?.coefficients.at(-1);
  if (!polynomial || !leading || polynomial.coefficients.length < 2) return none;
  const ratios = polynomial.coefficients.map((c) => c.over(leading).abs());
  const bound = ratios.reduce((a, b) => (a.compare(b) < 0 ? b : a), Rational.one).floor() + 2n;
  const holdsAt = (k: bigint): boolean => truthAt(condition, new Map([[name, number(k)]])) !== false;
  return [holdsAt(-bound) ? null : -bound, holdsAt(bound) ? null : bound];
}

/** `|u| < c` as `-c < u` and `u < c`. */
function withoutAbsolute({ op, left, right }: Expr & { readonly kind: 'relation' }): Expr | null {
  const [inside] = left.kind === 'call' && left.name === 'abs' && (op === '<' || op === '<=') ? left.args : [];
  if (!inside) return null;
  const parts = [relation(op, inside, right), relation(op, difference(number(0), right), inside)];
  return { kind: 'logic', op: 'and', parts };
}

function greatest(values: readonly (bigint | null)[]): bigint | null {
  return values.reduce((a, b) => (a === null ? b : b === null || b < a ? a : b), null);
}

function negated(value: bigint | null): bigint | null {
  return value === null ? null : -value;
}
