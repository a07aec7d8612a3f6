import { Generators } from '../algebra/generators.ts';
import { asUnivariate } from '../algebra/inVariable.ts';
import { normalize } from '../algebra/normalForm.ts';
import type { Univariate } from '../algebra/univariate.ts';
import { degree, derivative, valueAt } from '../algebra/univariate.ts';
import { Rational } from '../exact/rational.ts';
import { number } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { exactRealRoots } from '../solve/exactRoots.ts';

const maxGap = 200n;

/**
 * The sum from `low` to infinity of a quotient of polynomials whose divisor has simple rational roots that differ by
 * integers: partial fractions cancel but for finitely many. Null for any other summand.
 */
export function telescopingSum(body: Expr, variable: string, low: Expr): Expr | null {
  const parts = quotientOf(body, variable);
  if (!parts || low.kind !== 'number') return null;
  const { top, bottom } = parts;
  if (degree(bottom) - degree(top) < 2) return null;
  const { roots, complete } = exactRealRoots(bottom);
  const points = roots.flatMap((root) => (root.kind === 'number' ? [root.value] : []));
  if (!complete || points.length !== degree(bottom)) return null;
  const slope = derivative(bottom);
  const [base] = points;
  if (!base) return null;
  let total = Rational.zero;
  for (const root of points) {
    const gap = base.minus(root);
    if (!gap.isInteger || gap.abs().compare(Rational.of(maxGap)) > 0 || root.compare(low.value) >= 0) return null;
    const residue = valueAt(top, root).over(valueAt(slope, root));
    total = total.minus(residue.times(harmonicGap(low.value.minus(base), gap.numerator)));
  }
  return number(total);
}

/** `psi(x + k) - psi(x)`, the digamma function's difference over k whole steps. */
function harmonicGap(x: Rational, k: bigint): Rational {
  let total = Rational.zero;
  for (let j = 0n; j < k; j++) total = total.plus(x.plus(Rational.of(j)).inverted());
  for (let j = -1n; j >= k; j--) total = total.minus(x.plus(Rational.of(j)).inverted());
  return total;
}

function quotientOf(body: Expr, variable: string): { readonly top: Univariate; readonly bottom: Univariate } | null {
  const generators = new Generators();
  const value = normalize(body, generators);
  const [top, bottom] = [
    asUnivariate(value.top, variable, generators),
    asUnivariate(value.bottom, variable, generators),
  ];
  if (!top || !bottom) return null;
  const lowest = lowestPower(value.top, variable, generators);
  return lowest < 0
    ? { top, bottom: [...Array.from({ length: -lowest }, () => Rational.zero), ...bottom] }
    : { top, bottom };
}

/** A single-term divisor stands in the numerator as negative powers; how far down they go. */
function lowestPower(top: ReturnType<typeof normalize>['top'], variable: string, generators: Generators): number {
  const own = generators.number(`$${variable}`, { kind: 'variable', name: variable });
  return Math.min(0, ...[...top.values()].map((term) => (term.monomial.get(own) ?? 0) / 120));
}
