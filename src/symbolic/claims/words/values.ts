import { TooLarge } from '../../exact/tooLarge.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import { environment } from '../../numeric/environment.ts';
import { evaluate } from '../../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../../numeric/failure.ts';
import { asInteger } from '../../numeric/value.ts';

/** The whole number that an expression without variables is; null for anything else. */
export function integerOf(expr: Expr | undefined): bigint | null {
  if (expr === undefined || freeSymbols(expr).length > 0) return null;
  if (expr.kind === 'number') return expr.value.isInteger ? expr.value.numerator : null;
  try {
    return asInteger(evaluate(expr, environment(new Map(), 192)));
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The coordinates of a point: `(1, 2)`, or `A(1, 2)` with its name. */
export function pointOf(expr: Expr | undefined): readonly Expr[] | null {
  if (expr?.kind === 'collection' && expr.of === 'tuple') return expr.items;
  return expr?.kind === 'call' && /^[A-Z]$/.test(expr.name) && expr.args.length > 1 ? expr.args : null;
}

/** The sum of the digits of a whole number. */
export function digitSum(value: bigint): bigint {
  const digits = (value < 0n ? -value : value).toString();
  return Array.from(digits).reduce((total, digit) => total + BigInt(digit), 0n);
}
