import { simplify } from '../algebra/simplify.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { constant, product, number, zero } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { some } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { slowLogarithm, seriesOf } from './seriesOf.ts';

/** The limit as a variable falls to zero, by the leading term of the series; plus or minus infinity at a pole. */
export function seriesLimit(expr: Expr, variable: string): Expr | null {
  try {
    const series = seriesOf(expr, variable);
    if (series?.flat) return zero;
    const [lead] = series?.coefficients ?? [];
    if (!series || !lead) return null;
    if (lead.kind === 'number' && lead.value.isZero) return null;
    if (series.order > 0) return zero;
    if (some(lead, (part) => part.kind === 'symbol' && part.name === slowLogarithm)) return null;
    if (series.order === 0) return simplify(lead) ?? lead;
    return lead.kind === 'number' ? product(number(lead.value.sign), constant('infinity')) : null;
  } catch (error) {
    if (
      error instanceof NotComputable ||
      error instanceof NotDefined ||
      error instanceof TooLarge ||
      error instanceof RangeError
    )
      return null;
    throw error;
  }
}
