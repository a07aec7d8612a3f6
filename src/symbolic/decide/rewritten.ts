import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { implied } from './implied.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';
import { restated } from './restated.ts';

/** `5x + 7x = 360, or 12x = 360, or x = 30`: one statement said in several ways, each of which is the one before it. */
export function rewritten(statement: Expr): Outcome | null {
  if (statement.kind !== 'logic' || statement.op !== 'or' || statement.parts.length > 5) return null;
  const [first] = statement.parts;
  if (first?.kind !== 'relation' || first.left.kind === 'symbol' || freeSymbols(first).length === 0) return null;
  const same = statement.parts.every((part, k) => {
    const before = statement.parts[k - 1];
    return before === undefined || saysTheSame(before, part);
  });
  return same ? proved('each is the one before it, rewritten', 'normal form') : null;
}

function saysTheSame(before: Expr, part: Expr): boolean {
  if (freeSymbols(before).join() !== freeSymbols(part).join()) return false;
  if (restated([before], part)) return true;
  return freeSymbols(part).length === 1 && follows(before, part) && follows(part, before);
}

function follows(from: Expr, to: Expr): boolean {
  return implied([from], to, true).outcome === 'proved';
}
