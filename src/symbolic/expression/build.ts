import { Rational } from '../exact/rational.ts';
import type { CallExpr, ConstantName, Expr, NumberExpr, RelationExpr, RelationOperator, SymbolExpr } from './expr.ts';

/** A number from an exact rational, a bigint or a small integer. */
export function number(value: Rational | bigint | number): NumberExpr {
  return { kind: 'number', value: value instanceof Rational ? value : Rational.of(value) };
}

export const zero: NumberExpr = number(0);
export const one: NumberExpr = number(1);
export const minusOne: NumberExpr = number(-1);

/** A variable. */
export function symbol(name: string): SymbolExpr {
  return { kind: 'symbol', name };
}

/** One of the named constants. */
export function constant(name: ConstantName): Expr {
  return { kind: 'constant', name };
}

/** Whether the expression is a literal number. */
export function isNumber(expr: Expr): expr is NumberExpr {
  return expr.kind === 'number';
}

/** A sum: flattened, its literal numbers added, zero dropped. */
export function sum(...terms: readonly Expr[]): Expr {
  let total = Rational.zero;
  const rest: Expr[] = [];
  const flat = terms.some((t) => t.kind === 'sum') ? terms.flatMap((t) => (t.kind === 'sum' ? t.terms : [t])) : terms;
  for (const term of flat) {
    if (isNumber(term)) total = total.plus(term.value);
    else rest.push(term);
  }
  if (rest.length === 0) return number(total);
  if (!total.isZero) rest.push(number(total));
  const [only] = rest;
  return rest.length === 1 && only ? only : { kind: 'sum', terms: rest };
}

/** A product: flattened, its literal numbers multiplied, one dropped; zero stays only as zero. A single number is kept as it was written. */
export function product(...factors: readonly Expr[]): Expr {
  let total = Rational.one;
  let written: NumberExpr | null = null;
  const rest: Expr[] = [];
  const nested = factors.some((f) => f.kind === 'product');
  for (const factor of nested ? factors.flatMap((f) => (f.kind === 'product' ? f.factors : [f])) : factors) {
    if (isNumber(factor)) {
      if (factor.value.isOne) continue;
      written = total.isOne ? factor : null;
      total = total.times(factor.value);
    } else rest.push(factor);
  }
  if (rest.length === 0) return written ?? number(total);
  if (total.isZero && !rest.some(mayBeUndefined)) return number(total);
  if (!total.isOne) rest.unshift(written ?? number(total));
  const [only] = rest;
  return rest.length === 1 && only ? only : { kind: 'product', factors: rest };
}

/** Zero times what may have no value must not become zero: a divisor or a logarithm without variables. */
function mayBeUndefined(expr: Expr): boolean {
  if (expr.kind === 'power') return isNumber(expr.exponent) && expr.exponent.value.sign < 0 && isClosed(expr.base);
  return expr.kind === 'call' && expr.args.every(isClosed);
}

function isClosed(expr: Expr): boolean {
  if (expr.kind === 'sum') return expr.terms.every(isClosed);
  if (expr.kind === 'product') return expr.factors.every(isClosed);
  if (expr.kind === 'power') return isClosed(expr.base) && isClosed(expr.exponent);
  return expr.kind === 'call' ? expr.args.every(isClosed) : expr.kind === 'number' || expr.kind === 'constant';
}

/** The opposite. */
export function negate(expr: Expr): Expr {
  return product(minusOne, expr);
}

/** `a - b`. */
export function difference(a: Expr, b: Expr): Expr {
  return sum(a, negate(b));
}

/** `base^exponent`; only the powers 0 of a literal and 1 are simplified away. */
export function power(base: Expr, exponent: Expr): Expr {
  if (isNumber(exponent) && exponent.value.isOne) return base;
  if (isNumber(base) && isNumber(exponent) && exponent.value.isInteger) {
    const k = exponent.value.numerator;
    if ((k >= 0n || !base.value.isZero) && k < 64n && k > -64n && !(k === 0n && base.value.isZero)) {
      return number(base.value.power(Number(k)));
    }
  }
  return { kind: 'power', base, exponent };
}

/** `a / b`. */
export function quotient(a: Expr, b: Expr): Expr {
  return product(a, power(b, minusOne));
}

/** A named function applied to arguments. */
export function call(name: string, ...args: readonly Expr[]): CallExpr {
  return { kind: 'call', name, args };
}

/** The principal square root. */
export function squareRoot(expr: Expr): Expr {
  return power(expr, number(Rational.half));
}

/** A relation without modulus. */
export function relation(op: RelationOperator, left: Expr, right: Expr): RelationExpr {
  return { kind: 'relation', op, left, right };
}
