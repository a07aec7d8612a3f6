import type { Expr } from '../expression/expr.ts';
import { substitute } from '../expression/traverse.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { spendWork } from '../exact/work.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { relationHolds } from '../numeric/holds.ts';
import { isComplex } from './comparePoint.ts';
import { sidesEqual } from './compareSides.ts';

/**
 * Whether a statement holds when variables take exact values: equalities by proof, order by enclosures. A side without
 * a value makes a relation false; null where it cannot be told.
 */
export function truthAt(statement: Expr, values: ReadonlyMap<string, Expr>): boolean | null {
  if (statement.kind === 'logic') {
    const parts = statement.parts.map((part) => truthAt(part, values));
    if (statement.op === 'and') return parts.includes(false) ? false : parts.includes(null) ? null : true;
    if (statement.op === 'or') return parts.includes(true) ? true : parts.includes(null) ? null : false;
    return null;
  }
  if (statement.kind !== 'relation') return null;
  const [left, right] = [substitute(statement.left, values), substitute(statement.right, values)];
  if (statement.op === 'in' || statement.op === 'notin') return memberAt(left, right, statement.op === 'in');
  return relationAt(statement.op, left, right);
}

function memberAt(value: Expr, set: Expr, inside: boolean): boolean | null {
  const truth = isIn(value, set);
  return truth === null ? null : truth === inside;
}

function isIn(value: Expr, set: Expr): boolean | null {
  const any = (parts: readonly (boolean | null)[]): boolean | null =>
    parts.includes(true) ? true : parts.includes(null) ? null : false;
  const all = (parts: readonly (boolean | null)[]): boolean | null =>
    parts.includes(false) ? false : parts.includes(null) ? null : true;
  if (set.kind === 'collection') return any(set.items.map((item) => relationAt('=', value, item)));
  if (set.kind === 'interval') {
    const low = isInfinite(set.low) || relationAt(set.lowOpen ? '>' : '>=', value, set.low);
    const high = isInfinite(set.high) || relationAt(set.highOpen ? '<' : '<=', value, set.high);
    return all([low, high]);
  }
  if (set.kind === 'symbol') return set.name === 'RealNumbers' ? true : null;
  if (set.kind !== 'call') return null;
  const parts = set.args.map((part) => isIn(value, part));
  if (set.name === 'union') return any(parts);
  if (set.name === 'intersection') return all(parts);
  const [a = null, b = null] = parts;
  return set.name === 'setminus' ? all([a, b === null ? null : !b]) : null;
}

function isInfinite(expr: Expr): boolean {
  return expr.kind === 'product' ? expr.factors.some(isInfinite) : expr.kind === 'constant' && expr.name === 'infinity';
}

function relationAt(op: string, left: Expr, right: Expr): boolean | null {
  spendWork(15);
  try {
    const equal = sidesEqual(left, right, { brief: true });
    if (equal.reason.startsWith('not defined')) return false;
    if (op === '=' || op === '!=')
      return equal.outcome === 'undecided' ? null : (equal.outcome === 'proved') === (op === '=');
    if (equal.outcome === 'proved') return op === '<=' || op === '>=';
    if (op !== '<' && op !== '<=' && op !== '>' && op !== '>=') return null;
    const env = environment(new Map(), 420, isComplex(left) || isComplex(right));
    return relationHolds(op, evaluate(left, env), evaluate(right, env), env);
  } catch (error) {
    if (error instanceof NotDefined) return false;
    if (error instanceof NotComputable || error instanceof TooLarge) return null;
    throw error;
  }
}
