import { negate, number, power } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { sidesEqual } from './compareSides.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';

/**
 * An equation that holds for all values of the signs that were given (`\sqrt{x^2} = x` for `x > 0`): each such variable is
 * a square, or the opposite of one. Null where no sign was given, or it does not hold for all of them.
 */
export function holdsUnderSigns(premises: readonly Expr[], claim: Expr): Outcome | null {
  if (claim.kind !== 'relation' || claim.op !== '=') return null;
  const own = freeSymbols(claim);
  const squares = new Map<string, Expr>();
  for (const premise of premises) {
    const signed = signOf(premise);
    if (!signed || !own.includes(signed.name)) continue;
    const square = power({ kind: 'symbol', name: signed.name }, number(2));
    squares.set(signed.name, signed.positive ? square : negate(square));
  }
  if (squares.size === 0) return null;
  const [left, right] = [substitute(claim.left, squares), substitute(claim.right, squares)];
  const signs = [...squares.keys()].join(', ');
  return sidesEqual(left, right, { brief: true }).outcome === 'proved'
    ? proved(`it holds for all values of ${signs} with the sign given before`)
    : null;
}

/** `x > 0`, `0 < x`, `x >= 0` and their opposites. */
function signOf(premise: Expr): { readonly name: string; readonly positive: boolean } | null {
  if (premise.kind !== 'relation' || !/^[<>]=?$/.test(premise.op)) return null;
  const { left, right, op } = premise;
  const isZero = (expr: Expr): boolean => expr.kind === 'number' && expr.value.isZero;
  if (left.kind === 'symbol' && isZero(right)) return { name: left.name, positive: op.startsWith('>') };
  return right.kind === 'symbol' && isZero(left) ? { name: right.name, positive: op.startsWith('<') } : null;
}
