import { difference } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import type { Token } from './tokens.ts';
import { argumentAt, groupEnd } from './tokens.ts';
import { ReadError } from './unreadable.ts';

/** `[x^2]_1^3` that fills a side: what stands inside at the upper bound less that at the lower; null for anything else. */
export function evaluationBar(tokens: readonly Token[], read: (part: readonly Token[]) => Expr): Expr | null {
  if (tokens[0] !== '[') return null;
  const end = groupEnd(tokens, 0);
  if (tokens[end] !== '_') return null;
  const low = argumentAt(tokens, end + 1);
  if (tokens[low.end] !== '^') return null;
  const high = argumentAt(tokens, low.end + 1);
  if (high.end !== tokens.length) return null;
  const inside = read(tokens.slice(1, end - 1));
  const [variable, ...more] = freeSymbols(inside);
  if (variable === undefined || more.length > 0) throw new ReadError('bounds of several variables');
  const at = (bound: readonly Token[]): Expr => substitute(inside, new Map([[variable, read(bound)]]));
  return difference(at(high.tokens), at(low.tokens));
}
