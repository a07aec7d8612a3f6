import { call, difference, minusOne, power, product, quotient } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { some } from '../expression/traverse.ts';

/** Candidates found by undoing operations; each must still be checked in the equation. */
export interface Candidates {
  readonly roots: readonly Expr[];
  readonly complete: boolean;
}

function mentions(expr: Expr, variable: string): boolean {
  return some(expr, (part) => part.kind === 'symbol' && part.name === variable);
}

/** Solves an equation in which the variable occurs in one operand at every level, by undoing the operations in turn. */
export function isolate(left: Expr, right: Expr, variable: string): Candidates | null {
  if (mentions(left, variable) === mentions(right, variable)) return null;
  return mentions(left, variable) ? undo(left, [right], variable) : undo(right, [left], variable);
}

function undo(expr: Expr, values: readonly Expr[], variable: string): Candidates | null {
  if (expr.kind === 'symbol') return { roots: values, complete: true };
  const steps = values.map((value) => undoOne(expr, value, variable));
  const [first] = steps;
  if (!first || steps.some((step) => !step)) return null;
  return undo(
    first.inner,
    steps.flatMap((step) => step?.values ?? []),
    variable,
  );
}

interface Undone {
  readonly inner: Expr;
  readonly values: readonly Expr[];
}

function undoOne(expr: Expr, value: Expr, variable: string): Undone | null {
  if (expr.kind === 'sum') return undoSum(expr.terms, value, variable);
  if (expr.kind === 'product') return undoProduct(expr.factors, value, variable);
  if (expr.kind === 'power') return undoPower(expr.base, expr.exponent, value, variable);
  return expr.kind === 'call' ? undoCall(expr.name, expr.args, value, variable) : null;
}

function undoSum(terms: readonly Expr[], value: Expr, variable: string): Undone | null {
  const [inner, ...more] = terms.filter((t) => mentions(t, variable));
  if (!inner || more.length > 0) return null;
  return { inner, values: [terms.filter((t) => t !== inner).reduce(difference, value)] };
}

function undoProduct(factors: readonly Expr[], value: Expr, variable: string): Undone | null {
  const [inner, ...more] = factors.filter((f) => mentions(f, variable));
  if (!inner || more.length > 0) return null;
  return { inner, values: [quotient(value, product(...factors.filter((f) => f !== inner)))] };
}

function undoPower(base: Expr, exponent: Expr, value: Expr, variable: string): Undone | null {
  if (!mentions(exponent, variable)) {
    const root = power(value, power(exponent, minusOne));
    const even = exponent.kind === 'number' && exponent.value.isInteger && exponent.value.numerator % 2n === 0n;
    if (exponent.kind !== 'number') return null;
    return { inner: base, values: even ? [root, product(minusOne, root)] : [root] };
  }
  if (mentions(base, variable)) return null;
  const log =
    base.kind === 'constant'
      ? call('ln', value)
      : base.kind === 'number'
        ? call('log', value, base)
        : quotient(call('ln', value), call('ln', base));
  return { inner: exponent, values: [log] };
}

function undoCall(name: string, args: readonly Expr[], value: Expr, variable: string): Undone | null {
  const [inner, second] = args;
  if (!inner || !mentions(inner, variable)) return null;
  switch (name) {
    case 'ln':
      return { inner, values: [power({ kind: 'constant', name: 'e' }, value)] };
    case 'log':
      return second && !mentions(second, variable) ? { inner, values: [power(second, value)] } : null;
    case 'abs':
      return { inner, values: [value, product(minusOne, value)] };
    case 'root':
      return second && !mentions(second, variable) ? { inner, values: [power(value, second)] } : null;
    default:
      return null;
  }
}
