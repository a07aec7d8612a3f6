import { dotsIn, irregularTotals, leastTotal, turnsBack, withDots } from '../calculus/irregularDots.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { toPlain } from '../expression/print.ts';
import { freeSymbols, sameExpr } from '../expression/traverse.ts';
import { sidesEqual } from './compareSides.ts';
import type { Outcome } from './outcome.ts';
import { refuted } from './outcome.ts';
import { truthAt } from './truthAt.ts';

/** A sum or product one of whose terms does not go on as the others: wrong where it holds with the term they show. */
export function irregularDots(claim: Expr): Outcome | null {
  const [dots, ...more] = dotsIn(claim);
  if (claim.kind !== 'relation' || claim.op !== '=' || !dots || more.length > 0) return null;
  if (freeSymbols(claim).some((name) => name !== '…')) return null;
  const put = (value: Expr): RelationExpr => ({
    ...claim,
    left: withDots(claim.left, dots, value),
    right: withDots(claim.right, dots, value),
  });
  if (turnsBack(dots)) return refuted('the terms shown go the other way than to the last one');
  for (const { asWritten, asMeant } of irregularTotals(dots)) {
    const [meant, written] = [asMeant, asWritten].map((value) => put(value)).map((p) => sidesEqual(p.left, p.right));
    if (meant?.outcome === 'proved' && written?.outcome === 'refuted')
      return refuted(`one term does not go on as the others do; as it stands, ${written.reason}`);
  }
  const least = leastTotal(dots);
  if (!least || !sameExpr(claim.left, dots)) return null;
  const truth = truthAt({ ...claim, op: '>', left: least, right: claim.right }, new Map());
  return truth === true ? refuted(`the terms shown alone come to ${toPlain(least)}, which is more`) : null;
}
