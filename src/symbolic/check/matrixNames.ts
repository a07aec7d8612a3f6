import { sidesEqual } from '../decide/compareSides.ts';
import { number } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some, substitute } from '../expression/traverse.ts';
import { foldMatrices } from '../matrices/foldMatrices.ts';

/** Whether an equation multiplies letters that stand for matrices in an order that cannot be turned around: `AB = BA`. */
export function turnsProductsAround(claim: Expr): boolean {
  if (claim.kind !== 'relation' || claim.op !== '=' || !some(claim, multipliesMatrices)) return false;
  if (some(claim, (part) => part.kind === 'matrix')) return false;
  const names = freeSymbols(claim).filter(namesMatrix);
  const samples = new Map(names.map((name, k) => [name, sample(k)]));
  const [left, right] = [claim.left, claim.right].map((side) => foldMatrices(substitute(side, samples)));
  return left?.kind === 'matrix' && right?.kind === 'matrix' && sidesEqual(left, right).outcome === 'refuted';
}

function multipliesMatrices(part: Expr): boolean {
  if (part.kind !== 'product') return false;
  const bases = part.factors.map((factor) => (factor.kind === 'power' ? factor.base : factor));
  return bases.filter((base) => base.kind === 'symbol' && namesMatrix(base.name)).length > 1;
}

/** A bold capital letter. */
function namesMatrix(name: string): boolean {
  return /^[A-Z]_bold$/.test(name);
}

/** Matrices of which no two commute. */
function sample(k: number): Expr {
  const rows = [
    [number(1), number(k + 2)],
    [number(k * k + 3), number(k + 5)],
  ];
  return { kind: 'matrix', rows };
}
