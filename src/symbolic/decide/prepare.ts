import { differentiate } from '../calculus/differentiate.ts';
import { symbol } from '../expression/build.ts';
import type { BinderExpr, CallExpr, Expr } from '../expression/expr.ts';
import { mapChildren, substitute } from '../expression/traverse.ts';
import { definiteIntegral } from '../calculus/definiteIntegral.ts';
import { infiniteSum } from '../calculus/infiniteSum.ts';
import { limit } from '../calculus/limit.ts';
import { dotsTotal } from '../calculus/dots.ts';
import { determinant, dotOrCross, inverse, transpose } from '../matrices/operations.ts';
import { foldMatrices } from '../matrices/foldMatrices.ts';
import type { UserFunction } from '../numeric/environment.ts';

/** Carries out what an evaluator of numbers cannot: derivatives, integrals, limits, infinite sums, matrices, the user's functions. */
export function prepare(expr: Expr, functions: ReadonlyMap<string, UserFunction> = new Map()): Expr {
  return foldMatrices(carryOut(expr, functions));
}

function carryOut(expr: Expr, functions: ReadonlyMap<string, UserFunction>): Expr {
  const inner = mapChildren(expr, (part) => carryOut(part, functions));
  if (inner.kind === 'binder') return binder(inner);
  if (inner.kind === 'call') return calls(inner, functions);
  if (inner.kind === 'power') return inverse(inner.base, inner.exponent) ?? inner;
  return inner;
}

function binder(expr: BinderExpr): Expr {
  switch (expr.op) {
    case 'derivative':
      return differentiate(expr.body, expr.variable);
    case 'limit':
      return limit(expr) ?? expr;
    case 'integral':
      return definiteIntegral(expr) ?? expr;
    case 'sum':
      return infiniteSum(expr) ?? expr;
    case 'product':
      return expr;
  }
}

function calls(expr: CallExpr, functions: ReadonlyMap<string, UserFunction>): Expr {
  const [a, b] = expr.args;
  const applied = apply(expr, functions);
  if (applied) return carryOut(applied, functions);
  if (expr.name === 'det' && a) return determinant(a) ?? expr;
  if (expr.name === 'transpose' && a) return transpose(a) ?? expr;
  if ((expr.name === 'times' || expr.name === 'dot' || expr.name === 'cross') && a && b)
    return dotOrCross(expr.name, a, b) ?? expr;
  if (expr.name === 'dotsSum' || expr.name === 'dotsProduct') return dotsTotal(expr) ?? expr;
  return expr;
}

/** A user's function, or its derivative `f'`, `f''`, at its arguments. */
function apply(expr: CallExpr, functions: ReadonlyMap<string, UserFunction>): Expr | null {
  const primes = /'+$/.exec(expr.name)?.[0].length ?? 0;
  const own = functions.get(expr.name) ?? (primes > 0 ? functions.get(expr.name.slice(0, -primes)) : undefined);
  if (own?.parameters.length !== expr.args.length) return null;
  let body = own.body;
  const [first] = own.parameters;
  if (!functions.has(expr.name) && first !== undefined)
    for (let k = 0; k < primes; k++) body = differentiate(body, first);
  return substitute(body, new Map(own.parameters.map((name, k) => [name, expr.args[k] ?? symbol(name)])));
}
