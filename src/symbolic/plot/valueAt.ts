import type { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { environment, type UserFunction } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { exact, isReal, type Value } from '../numeric/value.ts';

/** Binary digits after the point: enough for a picture. */
const BITS = 48;
const BLURRED = 2 ** -10;

/** A function's value at a point as a number, or null where it has none. */
export type ValueAt = (x: Rational) => number | null;

/** Evaluates an expression of one variable. @throws NotComputable when it can be evaluated nowhere */
export function valueAt(body: Expr, variable: string, functions: ReadonlyMap<string, UserFunction>): ValueAt {
  return (x) => {
    const env = { ...environment(new Map([[variable, exact(x)]]), BITS), functions };
    try {
      return asNumber(evaluate(body, env));
    } catch (error) {
      if (error instanceof NotDefined || error instanceof TooLarge) return null;
      if (error instanceof NotComputable && !error.everywhere) return null;
      throw error;
    }
  };
}

function asNumber(value: Value): number | null {
  if (!isReal(value)) return null;
  if (value.kind === 'exact') return finite(value.re.toNumber());
  const unit = 2 ** BITS;
  const middle = Number(value.ball.re.mid) / unit;
  const blur = Number(value.ball.re.rad) / unit;
  return blur > BLURRED * Math.max(1, Math.abs(middle)) ? null : finite(middle);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
