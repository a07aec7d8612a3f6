import { call, quotient, one } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { exprKey, freeSymbols, mapChildren } from '../expression/traverse.ts';
import type { Outcome } from './outcome.ts';
import { refuted } from './outcome.ts';
import { sidesEqual } from './compareSides.ts';
import { carriedOut } from './prepare.ts';

/**
 * Refutes an equation whose sides become numbers when the values said before are put in for what they are values of
 * (`\sin x`, `P(A)`, a letter), and differ then.
 */
export function contradicted(premises: readonly Expr[], claim: Expr): Outcome | null {
  if (claim.kind !== 'relation' || claim.op !== '=') return null;
  const values = new Map<string, Expr>();
  for (const premise of premises) {
    if (premise.kind !== 'relation' || premise.op !== '=' || freeSymbols(premise.right).length > 0) continue;
    if (premise.left.kind === 'call' || premise.left.kind === 'symbol')
      values.set(exprKey(premise.left), premise.right);
  }
  const [left, right] = [claim.left, claim.right].map((side) => carriedOut(put(side, values)));
  if (!left || !right) return null;
  if (freeSymbols(left).length > 0 || freeSymbols(right).length > 0) return null;
  const compared = sidesEqual(left, right);
  return compared.outcome === 'refuted'
    ? refuted(`with the values found before put in, ${compared.reason}`, compared.counterexample)
    : null;
}

function put(expr: Expr, values: ReadonlyMap<string, Expr>): Expr {
  const value = expr.kind === 'call' || expr.kind === 'symbol' ? values.get(exprKey(expr)) : undefined;
  if (value) return value;
  const plain = bySines(expr);
  return plain ? put(plain, values) : mapChildren(expr, (part) => put(part, values));
}

/** Tangents and their kin as quotients of sines and cosines. */
function bySines(expr: Expr): Expr | null {
  if (expr.kind !== 'call') return null;
  const [sin, cos] = [call('sin', ...expr.args), call('cos', ...expr.args)];
  const quotients: Readonly<Record<string, Expr>> = {
    tan: quotient(sin, cos),
    cot: quotient(cos, sin),
    sec: quotient(one, cos),
    csc: quotient(one, sin),
  };
  return Object.hasOwn(quotients, expr.name) ? (quotients[expr.name] ?? null) : null;
}
