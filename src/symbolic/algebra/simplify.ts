import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { Generators } from './generators.ts';
import { normalize } from './normalForm.ts';
import { fractionToExpr } from './toExpr.ts';

/** The expression through its normal form, or null when that form cannot be written back. */
export function simplify(expr: Expr): Expr | null {
  const generators = new Generators();
  try {
    return fractionToExpr(normalize(expr, generators), generators);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof TooLarge || error instanceof NotDefined) return null;
    throw error;
  }
}
