import { equivalent } from '../decide/equivalent.ts';
import { difference, minusOne, number, power, product, sum, symbol, zero } from '../expression/build.ts';
import type { BinderExpr, Expr } from '../expression/expr.ts';
import { freeSymbols, some, substitute } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { signOf } from '../numeric/holds.ts';
import { seriesLimit } from './seriesLimit.ts';

/** The limit of an expression at a point or at infinity, by continuity or by the leading term of its series; null else. */
export function limit(expr: BinderExpr): Expr | null {
  const { body, variable, low: point } = expr;
  if (!point) return null;
  const at = direction(point);
  if (at === 0 && !expr.side) {
    const direct = continuous(body, variable, point);
    if (direct) return direct;
  }
  const t = symbol('§t');
  const small =
    at === 0 ? sum(point, expr.side === 'left' ? product(minusOne, t) : t) : product(number(at), power(t, minusOne));
  const right = seriesLimit(substitute(body, new Map([[variable, small]])), '§t');
  if (!right || at !== 0 || expr.side) return right;
  const left = seriesLimit(substitute(body, new Map([[variable, difference(point, t)]])), '§t');
  return left && equivalent(left, right).outcome === 'proved' ? right : null;
}

function direction(point: Expr): -1 | 0 | 1 {
  if (point.kind === 'constant' && point.name === 'infinity') return 1;
  return some(point, (p) => p.kind === 'constant' && p.name === 'infinity') ? -1 : 0;
}

const jumps = new Set(['floor', 'ceil', 'sgn', 'round']);

function continuous(body: Expr, variable: string, point: Expr): Expr | null {
  if (some(body, (p) => (p.kind === 'call' && jumps.has(p.name)) || p.kind === 'piecewise')) return null;
  const value = substitute(body, new Map([[variable, point]]));
  if (freeSymbols(value).length > 0) return null;
  try {
    const env = environment(new Map(), 192);
    const v = evaluate(value, env);
    const edge = some(
      body,
      (p) =>
        p.kind === 'power' &&
        p.exponent.kind === 'number' &&
        !p.exponent.value.isInteger &&
        isZeroAt(p.base, variable, point),
    );
    return edge && signOf(v, env) === null ? null : value;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}

function isZeroAt(expr: Expr, variable: string, point: Expr): boolean {
  return equivalent(substitute(expr, new Map([[variable, point]])), zero).outcome === 'proved';
}
