import { number, negate, relation } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { exprKey, freeSymbols, mapChildren, some } from '../expression/traverse.ts';
import { sidesEqual } from './compareSides.ts';
import { implied } from './implied.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';

const [mostAbsolutes, mostPremises] = [3, 3];

/**
 * An equation with absolute values in one variable, where what came before tells the sign of what stands between the
 * bars: `|x - 3| = -(x - 3)` for `x < 3`. Null where it does not, or the equation does not hold then.
 */
export function holdsBySigns(premises: readonly Expr[], claim: Expr): Outcome | null {
  if (claim.kind !== 'relation' || claim.op !== '=') return null;
  const [name, ...more] = freeSymbols(claim);
  const inside = name === undefined || more.length > 0 ? [] : absolutesIn(claim);
  if (inside.length === 0 || inside.length > mostAbsolutes) return null;
  const about = premises
    .filter((p) => p.kind === 'relation' && /^[<>]=?$/.test(p.op) && freeSymbols(p).join() === name)
    .slice(-mostPremises);
  if (about.length === 0) return null;
  const values = new Map<string, Expr>();
  for (const of of inside) {
    const value = signed(about, of);
    if (!value) return null;
    values.set(exprKey(of), value);
  }
  const [left, right] = [without(claim.left, values), without(claim.right, values)];
  return sidesEqual(left, right, { brief: true }).outcome === 'proved'
    ? proved('what came before tells the sign of what stands between the bars')
    : null;
}

function absolutesIn(expr: Expr): readonly Expr[] {
  const found = new Map<string, Expr>();
  some(expr, (part) => {
    const [of] = part.kind === 'call' && part.name === 'abs' ? part.args : [];
    if (of) found.set(exprKey(of), of);
    return false;
  });
  return [...found.values()];
}

function signed(premises: readonly Expr[], of: Expr): Expr | null {
  if (implied(premises, relation('>=', of, number(0)), true).outcome === 'proved') return of;
  return implied(premises, relation('<=', of, number(0)), true).outcome === 'proved' ? negate(of) : null;
}

function without(expr: Expr, values: ReadonlyMap<string, Expr>): Expr {
  const [of] = expr.kind === 'call' && expr.name === 'abs' ? expr.args : [];
  const value = of && values.get(exprKey(of));
  return value ?? mapChildren(expr, (part) => without(part, values));
}
