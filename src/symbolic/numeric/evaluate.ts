import { Rational } from '../exact/rational.ts';
import { spendWork } from '../exact/work.ts';
import type { BinderExpr, Expr, PiecewiseExpr } from '../expression/expr.ts';
import type { Environment } from './environment.ts';
import { NotComputable, NotDefined } from './failure.ts';
import { evaluateCall } from './functions.ts';
import { evaluatePower } from './powers.ts';
import { holds } from './holds.ts';
import type { Value } from './value.ts';
import { asInteger, exact } from './value.ts';
import { addValues, multiplyValues } from './valueArithmetic.ts';

const maxTerms = 20_000n;

/**
 * The value of an expression, exact where its operations are, else an enclosure. Throws NotDefined where there is no
 * value, NotComputable where this evaluator cannot find it, TooLarge past the size limits.
 */
export function evaluate(expr: Expr, env: Environment): Value {
  spendWork(1);
  switch (expr.kind) {
    case 'number':
      return exact(expr.value);
    case 'symbol':
    case 'unit':
      return variable(expr.kind === 'unit' ? `unit:${expr.name}` : expr.name, env);
    case 'constant':
      return constantValue(expr.name, env);
    case 'sum':
      return expr.terms.map((term) => evaluate(term, env)).reduce((a, b) => addValues(a, b, env.arithmetic));
    case 'product':
      return expr.factors.map((factor) => evaluate(factor, env)).reduce((a, b) => multiplyValues(a, b, env.arithmetic));
    case 'power':
      return evaluatePower(expr, env, evaluate);
    case 'call':
      return evaluateCall(expr, env, evaluate);
    case 'binder':
      return evaluateBinder(expr, env);
    case 'piecewise':
      return evaluateCases(expr, env);
    case 'relation':
    case 'logic':
    case 'collection':
    case 'interval':
    case 'matrix':
      throw new NotComputable(`the value of a ${expr.kind}`, true);
  }
}

function variable(name: string, env: Environment): Value {
  const value = env.values.get(name);
  if (!value) throw new NotComputable(`the variable ${name}`, true);
  return value;
}

function constantValue(name: 'pi' | 'e' | 'i' | 'infinity', env: Environment): Value {
  const c = env.arithmetic;
  switch (name) {
    case 'pi':
      return { kind: 'ball', ball: c.of(c.real.pi) };
    case 'e':
      return { kind: 'ball', ball: c.exp(c.of(c.real.one)) };
    case 'i':
      return exact(Rational.zero, Rational.one);
    case 'infinity':
      throw new NotDefined('infinity is not a number');
  }
}

function evaluateBinder(expr: BinderExpr, env: Environment): Value {
  if ((expr.op !== 'sum' && expr.op !== 'product') || !expr.low || !expr.high)
    throw new NotComputable(`the ${expr.op}`, true);
  const [low, high] = [asInteger(evaluate(expr.low, env)), asInteger(evaluate(expr.high, env))];
  if (low === null || high === null) throw new NotComputable('a sum with bounds that are not integers');
  if (high - low > maxTerms) throw new NotComputable('a sum with very many terms');
  const combine = expr.op === 'sum' ? addValues : multiplyValues;
  let total = exact(expr.op === 'sum' ? Rational.zero : Rational.one);
  for (let k = low; k <= high; k++) {
    const values = new Map(env.values).set(expr.variable, exact(Rational.of(k)));
    total = combine(total, evaluate(expr.body, { ...env, values }), env.arithmetic);
  }
  return total;
}

function evaluateCases(expr: PiecewiseExpr, env: Environment): Value {
  for (const { value, when } of expr.cases) {
    const truth = when === null ? true : holds(when, env, evaluate);
    if (truth === null) throw new NotComputable('which case holds');
    if (truth) return evaluate(value, env);
  }
  throw new NotDefined('no case holds');
}
