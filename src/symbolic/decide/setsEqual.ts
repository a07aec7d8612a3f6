import type { Expr } from '../expression/expr.ts';
import { relation, symbol } from '../expression/build.ts';
import { toPlain } from '../expression/print.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { cellsOf } from './cells.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';
import { truthAt } from './truthAt.ts';

const operations = new Set(['union', 'intersection', 'setminus']);

/** Two sets of real numbers, at least one of them put together from others: the line is cut at all ends, each cell tried. Null for other sides. */
export function realSetsEqual(left: Expr, right: Expr): Outcome | null {
  const together = [left, right].some((side) => side.kind === 'call' && operations.has(side.name));
  if (!together || freeSymbols(left).length + freeSymbols(right).length > 0) return null;
  const [a, b] = [asRealSet(left), asRealSet(right)];
  if (!a || !b) return null;
  const [inA, inB] = [a, b].map((set) => relation('in', symbol('x'), set));
  if (!inA || !inB) return null;
  const { cells, complete } = cellsOf([inA, inB], 'x');
  for (const { at } of cells) {
    const values = new Map([['x', at]]);
    const [first, second] = [truthAt(inA, values), truthAt(inB, values)];
    if (first === null || second === null || !complete) return undecided('the sets could not be compared everywhere');
    if (first !== second) return refuted(`${toPlain(at)} belongs to one of the sets only`);
  }
  return proved('both sides have the same members');
}

/** Intervals and finite sets; among them a pair in brackets is an interval. Null for anything else. */
function asRealSet(expr: Expr): Expr | null {
  if (expr.kind === 'interval') return expr;
  if (expr.kind === 'call') {
    const args = operations.has(expr.name) ? expr.args.map(asRealSet).filter((arg) => arg !== null) : [];
    return args.length === expr.args.length && args.length > 0 ? { ...expr, args } : null;
  }
  if (expr.kind !== 'collection') return null;
  const [low, high] = expr.items;
  if (expr.of === 'set') return expr;
  if (!low || !high || expr.items.length !== 2) return null;
  const open = expr.of === 'tuple';
  return { kind: 'interval', low, high, lowOpen: open, highOpen: open };
}
