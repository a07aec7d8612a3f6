import type { CallExpr, Expr, PowerExpr } from '../expression/expr.ts';
import { exprKey } from '../expression/traverse.ts';
import { isKnownFunction } from './functions.ts';

/** A quantity that a search may set: a variable, or a value of a function nobody defined. */
export interface DoubleVariable {
  value: number;
}

/** Computes an expression in doubles at the variables' present values; NaN where it has no real value. */
export type DoubleFunction = () => number;

/** The variable with a key, made at first use. */
type Cells = (key: string) => DoubleVariable;

/**
 * Compiles an expression for searching in doubles, never for a verdict; `cellOf` gives its variables. Null for what has
 * no real number as its value, or needs whole numbers.
 */
export function compileDoubles(expr: Expr, cellOf: Cells): DoubleFunction | null {
  switch (expr.kind) {
    case 'number': {
      const value = expr.value.toNumber();
      return () => value;
    }
    case 'symbol':
      return /^[±…]?$/.test(expr.name) ? null : variable(cellOf(`$${expr.name}`));
    case 'constant':
      return constantOf(expr.name);
    case 'sum':
      return folded(expr.terms, cellOf, (a, b) => a + b);
    case 'product':
      return folded(expr.factors, cellOf, (a, b) => a * b);
    case 'power':
      return powerOf(expr, cellOf);
    case 'call':
      return callOf(expr, cellOf);
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

function variable(cell: DoubleVariable): DoubleFunction {
  return () => cell.value;
}

function constantOf(name: string): DoubleFunction | null {
  if (name === 'pi') return () => Math.PI;
  return name === 'e' ? () => Math.E : null;
}

function folded(parts: readonly Expr[], cellOf: Cells, join: (a: number, b: number) => number): DoubleFunction | null {
  const compiled: DoubleFunction[] = [];
  for (const part of parts) {
    const made = compileDoubles(part, cellOf);
    if (!made) return null;
    compiled.push(made);
  }
  const [first, ...rest] = compiled;
  const [second, ...more] = rest;
  if (!first || !second) return first ?? null;
  if (more.length === 0) return () => join(first(), second());
  return () => {
    let total = join(first(), second());
    for (const next of more) total = join(total, next());
    return total;
  };
}

function powerOf({ base, exponent }: PowerExpr, cellOf: Cells): DoubleFunction | null {
  const b = compileDoubles(base, cellOf);
  if (!b) return null;
  if (exponent.kind === 'number') {
    const k = exponent.value.toNumber();
    if (k === -1) return () => 1 / b();
    if (k === 2) return () => b() ** 2;
    const isOddRoot = !exponent.value.isInteger && exponent.value.denominator % 2n === 1n;
    const sign = exponent.value.numerator % 2n === 0n ? 1 : -1;
    return isOddRoot ? () => rootOf(b(), k, sign) : () => b() ** k;
  }
  const e = compileDoubles(exponent, cellOf);
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
function callOf(expr: CallExpr, cellOf: Cells): DoubleFunction | null {
  const own = Object.hasOwn(functions, expr.name) ? functions[expr.name] : undefined;
  if (!own) return isKnownFunction(expr.name) || !isScalarCall(expr) ? null : variable(cellOf(exprKey(expr)));
  const [x, y] = expr.args.map((arg) => compileDoubles(arg, cellOf));
  if (!x || y === null) return null;
  return y ? () => own(x(), y()) : () => own(x(), 10);
}

/** `f(x)` and `P(A)` are numbers; what stands for sets, vectors or dots is none. */
function isScalarCall({ name, args }: CallExpr): boolean {
  const scalar = args.every((arg) => arg.kind !== 'matrix' && arg.kind !== 'collection' && arg.kind !== 'interval');
  return scalar && /^[A-Za-z](?:_\w+)?'*$/.test(name);
}
