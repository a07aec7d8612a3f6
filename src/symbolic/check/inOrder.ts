import type { Expr } from '../expression/expr.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { approximateValue } from './approximation.ts';
/** Values from the least to the greatest; none where one of them has no value that can be compared. */
export function inOrder(values: readonly Expr[]): readonly Expr[] {
  try {
    const valued = values.map((value) => ({ value, size: approximateValue(value) }));
    return valued.sort((a, b) => a.size.compare(b.size)).map(({ value }) => value);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined) return [];
    throw error;
  }
}
