import { differentiate } from '../calculus/differentiate.ts';
import { definiteIntegral } from '../calculus/definiteIntegral.ts';
import { dotsTotal } from '../calculus/dots.ts';
import { infiniteSum } from '../calculus/infiniteSum.ts';
import { limit } from '../calculus/limit.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { spendWork } from '../exact/work.ts';
import { call, constant, number, product, quotient, sum, symbol } from '../expression/build.ts';
import type { BinderExpr, CallExpr, Expr } from '../expression/expr.ts';
import { exprKey, freeSymbols, mapChildren, some, substitute } from '../expression/traverse.ts';
import { foldMatrices } from '../matrices/foldMatrices.ts';
import { determinant, inverse, trace, transpose } from '../matrices/operations.ts';
import type { UserFunction } from '../numeric/environment.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { foldSets, foldTuples, normOf, plainCall } from './structures.ts';

type Functions = ReadonlyMap<string, UserFunction>;

/**
 * Carries out what an evaluator of numbers cannot: derivatives, integrals, limits, infinite sums, matrices, tuples, sets,
 * the user's functions, sequences and dependent variables.
 */
export function prepare(expr: Expr, functions: Functions = new Map()): Expr {
  return foldMatrices(carryOut(expr, functions));
}

/** The same, or the expression as it is where something in it cannot be carried out. */
export function carriedOut(expr: Expr): Expr {
  try {
    return prepare(expr);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return expr;
    throw error;
  }
}

function carryOut(expr: Expr, functions: Functions): Expr {
  if (
    expr.kind === 'binder' &&
    expr.op === 'derivative' &&
    expr.body.kind === 'symbol' &&
    expr.body.name !== expr.variable
  ) {
    return rateOf(`${expr.body.name}'`, functions) ?? symbol(`d${expr.body.name}/d${expr.variable}`);
  }
  const inner = mapChildren(expr, (part) => carryOut(part, functions));
  if (inner.kind === 'symbol') return rateOf(inner.name, functions) ?? member(inner.name, functions) ?? inner;
  if (inner.kind === 'binder') return binder(inner);
  if (inner.kind === 'call') return calls(inner, functions);
  if (inner.kind === 'power') return inverse(inner.base, inner.exponent) ?? inner;
  return foldTuples(inner) ?? inner;
}

/** `y'` where `y = ...` was defined. */
function rateOf(name: string, functions: Functions): Expr | null {
  const primes = /'+$/.exec(name)?.[0].length ?? 0;
  const own = primes > 0 ? functions.get(name.slice(0, -primes)) : undefined;
  const [variable] = own?.parameters ?? [];
  if (!own || variable === undefined) return null;
  let body = own.body;
  for (let k = 0; k < primes; k++) body = differentiate(body, variable);
  return body;
}

/** `a_10` where `a_n = ...` was defined. */
function member(name: string, functions: Functions): Expr | null {
  const [, head = '', index] = /^([A-Za-z])_(\d+)$/.exec(name) ?? [];
  const own = index === undefined ? undefined : functions.get(`${head}_`);
  const [variable] = own?.parameters ?? [];
  return own && variable !== undefined ? substitute(own.body, new Map([[variable, number(Number(index))]])) : null;
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

/** `\bar z` is a conjugate where `z` has an imaginary part, else a mean. */
function isImaginary(part: Expr): boolean {
  return part.kind === 'constant' && part.name === 'i';
}

function calls(expr: CallExpr, functions: Functions): Expr {
  const [a, b] = expr.args;
  const applied = apply(expr, functions);
  if (applied) return carryOut(applied, functions);
  switch (expr.name) {
    case 'det':
      return (a && determinant(a)) ?? expr;
    case 'mean':
      return a && freeSymbols(a).length === 0 && some(a, isImaginary) ? call('conjugate', a) : expr;
    case 'trace':
      return (a && trace(a)) ?? expr;
    case 'transpose':
      return (a && transpose(a)) ?? expr;
    case 'norm':
    case 'abs':
      return (a && (normOf(a) ?? (a.kind === 'matrix' ? determinant(a) : null))) ?? expr;
    case 'dotsSum':
    case 'dotsProduct':
      return dotsTotal(expr) ?? expr;
    case 'gcd':
      return expr.args.length === 2 && a && b && exprKey(b) < exprKey(a) ? call('gcd', b, a) : expr;
    case 'lcm':
      return byGreatestDivisor(expr) ?? expr;
    case 'cis':
      return a ? sum(call('cos', a), product(constant('i'), call('sin', a))) : expr;
    case 'subscript':
      return applySequence(a, b, functions) ?? expr;
    default:
      return foldSets(expr) ?? plainCall(expr) ?? expr;
  }
}

/** The least common multiple of two numbers that are not known, as their product over the greatest common divisor. */
function byGreatestDivisor({ args: [a, b, ...more] }: CallExpr): Expr | null {
  if (!a || !b || more.length > 0 || (freeSymbols(a).length === 0 && freeSymbols(b).length === 0)) return null;
  const inOrder = exprKey(a) < exprKey(b) ? [a, b] : [b, a];
  return quotient(product(a, b), call('gcd', ...inOrder));
}

function applySequence(a: Expr | undefined, index: Expr | undefined, functions: Functions): Expr | null {
  const own = a?.kind === 'symbol' ? functions.get(`${a.name}_`) : undefined;
  const [variable] = own?.parameters ?? [];
  return own && index && variable !== undefined ? substitute(own.body, new Map([[variable, index]])) : null;
}

/** A user's function, or its derivative `f'`, `f''`, at its arguments. */
function apply(expr: CallExpr, functions: Functions): Expr | null {
  const primes = /'+$/.exec(expr.name)?.[0].length ?? 0;
  const own = functions.get(expr.name) ?? (primes > 0 ? functions.get(expr.name.slice(0, -primes)) : undefined);
  if (own?.parameters.length !== expr.args.length) return null;
  spendWork(20);
  let body = own.body;
  const [first] = own.parameters;
  if (!functions.has(expr.name) && first !== undefined)
    for (let k = 0; k < primes; k++) body = differentiate(body, first);
  return substitute(body, new Map(own.parameters.map((name, k) => [name, expr.args[k] ?? symbol(name)])));
}
