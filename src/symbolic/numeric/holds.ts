import type { Expr, RelationOperator } from '../expression/expr.ts';
import { certainSign } from './ball.ts';
import type { Environment } from './environment.ts';
import type { Value } from './value.ts';
import { asInteger, isReal, toBall } from './value.ts';
import { addValues, negateValue } from './valueArithmetic.ts';

type Evaluate = (expr: Expr, env: Environment) => Value;

/** The sign of a real value: exact values always have one; null where an enclosure does not tell. */
export function signOf(value: Value, env: Environment): -1 | 0 | 1 | null {
  if (value.kind === 'exact') return value.im.isZero ? value.re.sign : null;
  if (!isReal(value)) return null;
  return certainSign(toBall(value, env.arithmetic).re) || null;
}

/** Whether two values differ for certain (true), are exactly equal (false), or it cannot be told (null). */
export function differs(a: Value, b: Value, env: Environment): boolean | null {
  const gap = addValues(a, negateValue(b, env.arithmetic), env.arithmetic);
  if (gap.kind === 'exact') return !(gap.re.isZero && gap.im.isZero);
  return certainSign(gap.ball.re) !== 0 || certainSign(gap.ball.im) !== 0 ? true : null;
}

/** Whether a condition holds at a point; null where that cannot be told. Conditions are relations and their logic. */
export function holds(condition: Expr, env: Environment, evaluate: Evaluate): boolean | null {
  if (condition.kind === 'logic')
    return logicHolds(
      condition.op,
      condition.parts.map((part) => holds(part, env, evaluate)),
    );
  if (condition.kind !== 'relation') return null;
  const { op, left, right } = condition;
  if (op === 'in' || op === 'notin') {
    const member = isMember(evaluate(left, env), right, env, evaluate);
    return member === null ? null : member === (op === 'in');
  }
  if (op === 'subset' || op === 'approx' || op === 'divides' || op === 'notdivides' || op === 'congruent') return null;
  return relationHolds(op, evaluate(left, env), evaluate(right, env), env);
}

/** Whether `a op b` for an order relation or (in)equality. */
export function relationHolds(op: RelationOperator, a: Value, b: Value, env: Environment): boolean | null {
  if (op === '=' || op === '!=') {
    const different = differs(a, b, env);
    return different === null ? null : different === (op === '!=');
  }
  const sign = signOf(addValues(a, negateValue(b, env.arithmetic), env.arithmetic), env);
  if (sign === null) return null;
  if (op === '<') return sign < 0;
  if (op === '<=') return sign <= 0;
  if (op === '>') return sign > 0;
  return op === '>=' ? sign >= 0 : null;
}

function logicHolds(op: 'and' | 'or' | 'implies' | 'iff', parts: readonly (boolean | null)[]): boolean | null {
  if (op === 'and') return parts.includes(false) ? false : parts.includes(null) ? null : true;
  if (op === 'or') return parts.includes(true) ? true : parts.includes(null) ? null : false;
  return null;
}

function isMember(value: Value, set: Expr, env: Environment, evaluate: Evaluate): boolean | null {
  if (set.kind === 'collection') {
    return logicHolds(
      'or',
      set.items.map((item) => relationHolds('=', value, evaluate(item, env), env)),
    );
  }
  if (set.kind === 'interval') {
    const above = isEnd(set.low, -1)
      ? true
      : relationHolds(set.lowOpen ? '>' : '>=', value, evaluate(set.low, env), env);
    const below = isEnd(set.high, 1)
      ? true
      : relationHolds(set.highOpen ? '<' : '<=', value, evaluate(set.high, env), env);
    return logicHolds('and', [above, below]);
  }
  if (set.kind === 'symbol') return inNamedSet(value, set.name);
  if (set.kind !== 'call') return null;
  const parts = set.args.map((part) => isMember(value, part, env, evaluate));
  if (set.name === 'union') return logicHolds('or', parts);
  if (set.name === 'intersection') return logicHolds('and', parts);
  const [a = null, b = null] = parts;
  return set.name === 'setminus' && b !== null ? logicHolds('and', [a, !b]) : null;
}

function isEnd(end: Expr, sign: 1 | -1): boolean {
  if (sign === 1) return end.kind === 'constant' && end.name === 'infinity';
  return (
    end.kind === 'product' &&
    end.factors.length === 2 &&
    end.factors.some((f) => f.kind === 'constant' && f.name === 'infinity')
  );
}

function inNamedSet(value: Value, name: string): boolean | null {
  if (name === 'RealNumbers') return isReal(value) ? true : null;
  if (value.kind !== 'exact') return null;
  if (name === 'Integers') return asInteger(value) !== null;
  if (name === 'RationalNumbers') return value.im.isZero;
  return null;
}
