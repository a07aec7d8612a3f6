import { differentiate } from '../calculus/differentiate.ts';
import { product, relation, sum, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { NotComputable } from '../numeric/failure.ts';

/**
 * The equations before a claim that speaks of `dy/dx` or `y'`, differentiated with `y` as a function of `x`:
 * `2x + 2y dy/dx = 0` from `x^2 + y^2 = 25`.
 */
export function differentiated(premises: readonly Expr[], claim: Expr): readonly Expr[] {
  return freeSymbols(claim).flatMap((rate) => {
    const [, plain, by = 'x'] = /^d([a-z])\/d([a-z])$/.exec(rate) ?? /^([a-z])'$/.exec(rate) ?? [];
    if (plain === undefined || plain === by) return [];
    return premises.flatMap((premise) => {
      const names = freeSymbols(premise);
      const whole = names.includes(plain) && names.includes(by) && !names.some((name) => /['/]/.test(name));
      return whole ? derivativeOf(premise, { plain, by, rate }) : [];
    });
  });
}

interface Rate {
  readonly plain: string;
  readonly by: string;
  readonly rate: string;
}

function derivativeOf(premise: Expr, { plain, by, rate }: Rate): readonly Expr[] {
  if (premise.kind !== 'relation' || premise.op !== '=') return [];
  const along = (side: Expr): Expr => sum(differentiate(side, by), product(differentiate(side, plain), symbol(rate)));
  try {
    return [relation('=', along(premise.left), along(premise.right))];
  } catch (error) {
    if (error instanceof NotComputable) return [];
    throw error;
  }
}
