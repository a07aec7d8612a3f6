import { difference, product } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import type { Rational } from '../exact/rational.ts';
import { exact } from '../numeric/value.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { holds } from '../numeric/holds.ts';
import { sidesEqual } from './compareSides.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted } from './outcome.ts';
import { samplePoints } from './samples.ts';

const points = 40;

/** Inequalities in several variables: products of two that came before, and points at which one fails. */
export function inequalityFollows(premises: readonly Expr[], claim: Expr): Outcome | null {
  if (claim.kind !== 'relation' || !isOrder(claim) || freeSymbols(claim).length < 2) return null;
  const orders = premises.filter((p): p is RelationExpr => p.kind === 'relation' && isOrder(p));
  if (orders.length === premises.length && orders.some((p, k) => orders.slice(k).some((q) => isProduct(p, q, claim))))
    return proved('it is one inequality before multiplied by a number whose sign the other gives');
  return failing(premises, claim);
}

function isOrder({ op }: RelationExpr): boolean {
  return op === '<' || op === '<=' || op === '>' || op === '>=';
}

/** The larger side less the smaller one. */
function gap({ op, left, right }: RelationExpr): Expr {
  return op === '>' || op === '>=' ? difference(left, right) : difference(right, left);
}

function isProduct(p: RelationExpr, q: RelationExpr, claim: RelationExpr): boolean {
  const strict = p.op.length === 1 && q.op.length === 1;
  if (!strict && claim.op.length === 1) return false;
  return sidesEqual(gap(claim), product(gap(p), gap(q)), { brief: true }).outcome === 'proved';
}

/** A point at which all that came before holds and the claim does not. */
function failing(premises: readonly Expr[], claim: RelationExpr): Outcome | null {
  const names = [...new Set([...premises, claim].flatMap(freeSymbols))];
  let tries = 0;
  for (const point of samplePoints(names, new Map(), 1)) {
    if (tries++ >= points) return null;
    const env = environment(new Map([...point].map(([name, value]: [string, Rational]) => [name, exact(value)])), 192);
    try {
      if (!premises.every((premise) => holds(premise, env, evaluate) === true)) continue;
      if (holds(claim, env, evaluate) !== false) continue;
    } catch (error) {
      if (error instanceof NotComputable || error instanceof NotDefined) continue;
      throw error;
    }
    const at = Object.fromEntries([...point].map(([name, value]) => [name, value.toString()]));
    const where = Object.entries(at).map(([name, value]) => `${name} = ${value}`);
    return refuted(`${where.join(', ')} satisfies what came before, but not this step`, { at, left: '', right: '' });
  }
  return null;
}
