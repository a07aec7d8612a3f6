import type { CallExpr, Expr, PowerExpr } from '../expression/expr.ts';
import { exprKey } from '../expression/traverse.ts';
import { isKnownFunction } from './functions.ts';

/** A quantity that a search may set: a variable, or a value of a function nobody defined. */
export interface DoubleVariable {
  value: number;
}

/** Computes an expression in doubles at the variables' present values; NaN where it has no real value. */
export type DoubleFunction = () => number;

/**
 * Compiles an expression for searching in doubles, never for a verdict; its variables are put into `variables`. Null for
 * what has no real number as its value, or needs whole numbers.
 */
export function compileDoubles(expr: Expr, variables: Map<string, DoubleVariable>): DoubleFunction | null {
  switch (expr.kind) {
    case 'number': {
      const value = expr.value.toNumber();
      return () => value;
    }
    case 'symbol':
      return /^[±…]?$/.test(expr.name) ? null : variable(`$${expr.name}`, variables);
    case 'constant':
      return constantOf(expr.name);
    case 'sum':
      return folded(expr.terms, variables, (a, b) => a + b);
    case 'product':
      return folded(expr.factors, variables, (a, b) => a * b);
    case 'power':
      return powerOf(expr, variables);
    case 'call':
      return callOf(expr, variables);
    case 'unit':
    case 'relation':
    case 'logic':
    case 'collection':
    case 'interval':
    case 'matrix':
    case 'binder':
    case 'piecewise':
      return null;
  }
}

function variable(key: string, variables: Map<string, DoubleVariable>): DoubleFunction {
  const cell = variables.get(key) ?? { value: 1 };
  variables.set(key, cell);
  return () => cell.value;
}

function constantOf(name: string): DoubleFunction | null {
  if (name === 'pi') return () => Math.PI;
  return name === 'e' ? () => Math.E : null;
}

function folded(
  parts: readonly Expr[],
  variables: Map<string, DoubleVariable>,
  join: (a: number, b: number) => number,
): DoubleFunction | null {
  const compiled: DoubleFunction[] = [];
  for (const part of parts) {
    const made = compileDoubles(part, variables);
    if (!made) return null;
    compiled.push(made);
  }
  const [first, ...rest] = compiled;
  return first ? () => rest.reduce((total, next) => join(total, next()), first()) : null;
}

function powerOf({ base, exponent }: PowerExpr, variables: Map<string, DoubleVariable>): DoubleFunction | null {
  const b = compileDoubles(base, variables);
  if (!b) return null;
  if (exponent.kind === 'number') {
    const k = exponent.value.toNumber();
    if (k === -1) return () => 1 / b();
    if (k === 2) return () => b() ** 2;
    const isOddRoot = !exponent.value.isInteger && exponent.value.denominator % 2n === 1n;
    const sign = exponent.value.numerator % 2n === 0n ? 1 : -1;
    return isOddRoot ? () => rootOf(b(), k, sign) : () => b() ** k;
  }
  const e = compileDoubles(exponent, variables);
  return e && (() => b() ** e());
}

function rootOf(base: number, exponent: number, sign: number): number {
  return base < 0 ? sign * (-base) ** exponent : base ** exponent;
}

const functions: Readonly<Record<string, (x: number, y: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (x) => 1 / Math.tan(x),
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  ln: Math.log,
  log: (x, base) => Math.log(x) / Math.log(base),
  abs: Math.abs,
  norm: Math.abs,
  arctan: Math.atan,
  arcsin: Math.asin,
  arccos: Math.acos,
};

/** A function by its name; a value of one that has no meaning here is a quantity of its own. */
function callOf(expr: CallExpr, variables: Map<string, DoubleVariable>): DoubleFunction | null {
  const own = Object.hasOwn(functions, expr.name) ? functions[expr.name] : undefined;
  if (!own) return isKnownFunction(expr.name) || !isScalarCall(expr) ? null : variable(exprKey(expr), variables);
  const [x, y] = expr.args.map((arg) => compileDoubles(arg, variables));
  if (!x || y === null) return null;
  return y ? () => own(x(), y()) : () => own(x(), 10);
}

/** `f(x)` and `P(A)` are numbers; what stands for sets, vectors or dots is none. */
function isScalarCall({ name, args }: CallExpr): boolean {
  const scalar = args.every((arg) => arg.kind !== 'matrix' && arg.kind !== 'collection' && arg.kind !== 'interval');
  return scalar && /^[A-Za-z](?:_\w+)?'*$/.test(name);
}
