import { Rational } from '../../exact/rational.ts';
import { TooLarge } from '../../exact/tooLarge.ts';
import type { Expr } from '../../expression/expr.ts';
import { environment } from '../../numeric/environment.ts';
import { evaluate } from '../../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../../numeric/failure.ts';
import { isReal, toBall } from '../../numeric/value.ts';

const BITS = 256;

/** The value of a real expression without variables: exact when rational, else to about 60 digits; null without one. */
export function approximate(expr: Expr): Rational | null {
  if (expr.kind === 'number') return expr.value;
  try {
    const env = environment(new Map(), BITS);
    const value = evaluate(expr, env);
    if (!isReal(value)) return null;
    return value.kind === 'exact' ? value.re : Rational.of(toBall(value, env.arithmetic).re.mid, 1n << BigInt(BITS));
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    if (error instanceof RangeError) return null;
    throw error;
  }
}
