import type { Claim } from '../claims/claim.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { looksLikeIdentity, nearlySame } from './identities.ts';

/**
 * Whether an equation amid a text only rewrites its left side, so that it must hold for all values: it goes on in a
 * chain or is said to, both sides have the same variables, and nothing before it ties these variables; where something
 * does, the two sides must moreover agree in most of their terms, as they do after a slip.
 */
export function rewritesWithin(claim: Claim, premises: readonly Expr[]): boolean {
  const { statement } = claim;
  if (statement.kind !== 'relation' || statement.op !== '=' || (!claim.chained && !claim.rewrites)) return false;
  if (some(statement, isUncertain) || !looksLikeIdentity(statement.left, statement.right)) return false;
  if (freeSymbols(statement.right).length === 0) return false;
  return nearlySame(statement.left, statement.right) || !isTied(statement, premises);
}

/** What may stand for something else here: operators that bind, and functions known by name only. */
function isUncertain(part: Expr): boolean {
  return part.kind === 'binder' || (part.kind === 'call' && !known.has(part.name)) || part.kind === 'unit';
}

const known = new Set('sin cos tan sec csc cot ln log exp abs root binomial factorial arcsin arccos arctan'.split(' '));

/** Whether an equation before it speaks of two of its variables, or of its only one. */
function isTied(statement: RelationExpr, premises: readonly Expr[]): boolean {
  const names = freeSymbols(statement);
  return premises.some((premise) => {
    const shared = freeSymbols(premise).filter((name) => names.includes(name));
    return shared.length >= Math.min(2, names.length);
  });
}
