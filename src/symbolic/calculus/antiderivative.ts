import { Generators } from '../algebra/generators.ts';
import { coefficientsIn } from '../algebra/inVariable.ts';
import { normalize } from '../algebra/normalForm.ts';
import { constantOf } from '../algebra/polynomial.ts';
import { polynomialToExpr } from '../algebra/toExpr.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { call, difference, minusOne, number, one, power, product, quotient, sum, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { some, substitute } from '../expression/traverse.ts';
import { simplify } from '../algebra/simplify.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { differentiate } from './differentiate.ts';

/** How deep integration by parts and substitution may nest. */
const maxDepth = 4;

/** An antiderivative by the rules of a first course, or null when they do not reach. The result is not checked here. */
export function antiderivative(expr: Expr, variable: string, depth = 0): Expr | null {
  if (depth > maxDepth) return null;
  if (isFree(expr, variable)) return product(expr, symbol(variable));
  if (expr.kind === 'sum')
    return allOrNull(
      expr.terms.map((t) => antiderivative(t, variable, depth)),
      sum,
    );
  if (expr.kind === 'product') {
    const free = expr.factors.filter((f) => isFree(f, variable));
    const rest = product(...expr.factors.filter((f) => !isFree(f, variable)));
    if (free.length > 0) {
      const inner = antiderivative(rest, variable, depth);
      return inner && product(...free, inner);
    }
  }
  return elementary(expr, variable) ?? expanded(expr, variable, depth) ?? byParts(expr, variable, depth);
}

function isFree(expr: Expr, variable: string): boolean {
  return !some(expr, (part) => part.kind === 'symbol' && part.name === variable);
}

function allOrNull(parts: readonly (Expr | null)[], join: (...parts: Expr[]) => Expr): Expr | null {
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? join(...found) : null;
}

/** The slope when the expression is linear in the variable, else null. */
function slope(expr: Expr, variable: string): Expr | null {
  if (expr.kind === 'symbol') return one;
  try {
    const rate = differentiate(expr, variable);
    return isFree(rate, variable) ? rate : null;
  } catch (error) {
    if (error instanceof NotComputable) return null;
    throw error;
  }
}

const table: Readonly<Record<string, (u: Expr) => Expr>> = {
  sin: (u) => product(minusOne, call('cos', u)),
  cos: (u) => call('sin', u),
  tan: (u) => product(minusOne, call('ln', call('abs', call('cos', u)))),
  sinh: (u) => call('cosh', u),
  cosh: (u) => call('sinh', u),
  ln: (u) => difference(product(u, call('ln', u)), u),
};

function elementary(expr: Expr, variable: string): Expr | null {
  if (expr.kind === 'symbol') return quotient(power(expr, number(2)), number(2));
  if (expr.kind === 'call') {
    const [u] = expr.args;
    const rate = u && slope(u, variable);
    const rule = Object.hasOwn(table, expr.name) ? table[expr.name] : undefined;
    return u && rate && rule ? quotient(rule(u), rate) : null;
  }
  return expr.kind === 'power' ? powerIntegral(expr.base, expr.exponent, variable) : null;
}

function isWhole(expr: Expr): boolean {
  return expr.kind === 'number' && expr.value.isInteger;
}

function powerIntegral(base: Expr, exponent: Expr, variable: string): Expr | null {
  if (base.kind === 'power' && isWhole(base.exponent) && isWhole(exponent))
    return powerIntegral(base.base, product(base.exponent, exponent), variable);
  if (isFree(exponent, variable)) {
    const rate = slope(base, variable);
    if (rate && exponent.kind === 'number') {
      if (exponent.value.equals(minusOne.value)) return quotient(call('ln', call('abs', base)), rate);
      const raised = sum(exponent, one);
      return quotient(power(base, raised), product(raised, rate));
    }
    return inverseQuadratic(base, exponent, variable) ?? squareOfCall(base, exponent, variable);
  }
  const rate = isFree(base, variable) ? slope(exponent, variable) : null;
  if (!rate) return null;
  const log = base.kind === 'constant' && base.name === 'e' ? one : call('ln', base);
  return quotient(power(base, exponent), product(rate, log));
}

/** `1/(a + b x^2)` and `1/sqrt(a - b x^2)`. */
function inverseQuadratic(base: Expr, exponent: Expr, variable: string): Expr | null {
  if (exponent.kind !== 'number') return null;
  const generators = new Generators();
  const [c, b, a, ...more] =
    coefficientsIn(normalize(base, generators).top, variable, generators)?.map((p) =>
      polynomialToExpr(p, generators),
    ) ?? [];
  if (
    !c ||
    !b ||
    !a ||
    more.length > 0 ||
    b.kind !== 'number' ||
    !b.value.isZero ||
    a.kind !== 'number' ||
    c.kind !== 'number'
  )
    return null;
  const x = symbol(variable);
  const half = (e: Expr): Expr => power(e, number(number(1).value.over(number(2).value)));
  if (exponent.value.equals(minusOne.value) && a.value.sign > 0 && c.value.sign > 0) {
    return quotient(call('arctan', product(x, half(quotient(a, c)))), half(product(a, c)));
  }
  if (exponent.value.toString() === '-1/2' && a.value.sign < 0 && c.value.sign > 0) {
    const size = number(a.value.negated());
    return quotient(call('arcsin', product(x, half(quotient(size, c)))), half(size));
  }
  return null;
}

/** `sin^2`, `cos^2`, `sec^2`, `tan^2` of something linear. */
function squareOfCall(base: Expr, exponent: Expr, variable: string): Expr | null {
  const [u] = base.kind === 'call' ? base.args : [];
  const rate = u && slope(u, variable);
  if (base.kind !== 'call' || !u || !rate || exponent.kind !== 'number' || exponent.value.toString() !== '2')
    return null;
  const x = symbol(variable);
  const wave = quotient(call('sin', product(number(2), u)), product(number(4), rate));
  switch (base.name) {
    case 'sin':
      return difference(quotient(x, number(2)), wave);
    case 'cos':
      return sum(quotient(x, number(2)), wave);
    case 'sec':
      return quotient(call('tan', u), rate);
    case 'tan':
      return difference(quotient(call('tan', u), rate), x);
    default:
      return null;
  }
}

/** Expands a product or power of sums, and integrates term by term. */
function expanded(expr: Expr, variable: string, depth: number): Expr | null {
  const generators = new Generators();
  try {
    const normal = normalize(expr, generators);
    if (!constantOf(normal.bottom) || normal.top.size < 2) return substituted(expr, variable, depth);
    const terms = polynomialToExpr(normal.top, generators);
    if (some(terms, isImaginary)) return substituted(expr, variable, depth);
    return terms.kind === 'sum' ? antiderivative(terms, variable, depth + 1) : null;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof TooLarge || error instanceof NotDefined) return null;
    throw error;
  }
}

/** Sines and cosines come back from the normal form as complex exponentials, which no rule here reads. */
function isImaginary(part: Expr): boolean {
  return part.kind === 'constant' && part.name === 'i';
}

/** Undoes the chain rule: `f(u) u'` where u is an argument, a base or an exponent in the expression. */
function substituted(expr: Expr, variable: string, depth: number): Expr | null {
  const factors = expr.kind === 'product' ? expr.factors : [expr];
  for (const factor of factors) {
    const u =
      factor.kind === 'power'
        ? isFree(factor.exponent, variable)
          ? factor.base
          : factor.exponent
        : factor.kind === 'call'
          ? factor.args[0]
          : undefined;
    if (!u || u.kind === 'symbol' || isFree(u, variable)) continue;
    const rest = product(...factors.filter((f) => f !== factor));
    const ratio = simplifiedRatio(rest, differentiate(u, variable));
    if (!ratio || !isFree(ratio, variable)) continue;
    const fresh = symbol('§');
    const outer =
      factor.kind === 'power'
        ? factor.base === u
          ? power(fresh, factor.exponent)
          : power(factor.base, fresh)
        : factor.kind === 'call'
          ? { ...factor, args: [fresh] }
          : fresh;
    const inner = antiderivative(outer, '§', depth + 1);
    if (inner) return product(ratio, replaceFresh(inner, u));
  }
  return null;
}

function replaceFresh(expr: Expr, by: Expr): Expr {
  return substitute(expr, new Map([['§', by]]));
}

function simplifiedRatio(top: Expr, bottom: Expr): Expr | null {
  return simplify(quotient(top, bottom));
}

/** Integration by parts: logarithms first, then powers of the variable, against what is easy to integrate. */
function byParts(expr: Expr, variable: string, depth: number): Expr | null {
  if (expr.kind !== 'product') return null;
  const u =
    expr.factors.find((f) => f.kind === 'call' && (f.name === 'ln' || f.name.startsWith('arc'))) ??
    expr.factors.find((f) => isPower(f, variable));
  if (!u) return null;
  const v = antiderivative(product(...expr.factors.filter((f) => f !== u)), variable, depth + 1);
  if (!v) return null;
  const whole = product(v, differentiate(u, variable));
  const simpler = simplify(whole);
  const remaining = simpler && !some(simpler, isImaginary) ? simpler : whole;
  const rest = antiderivative(remaining, variable, depth + 1);
  return rest && difference(product(u, v), rest);
}

function isPower(expr: Expr, variable: string): boolean {
  if (expr.kind === 'symbol') return expr.name === variable;
  return (
    expr.kind === 'power' &&
    expr.base.kind === 'symbol' &&
    expr.exponent.kind === 'number' &&
    expr.exponent.value.isInteger &&
    expr.exponent.value.sign > 0
  );
}
