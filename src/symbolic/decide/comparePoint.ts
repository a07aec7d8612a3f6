import type { Counterexample } from '../../core/evidence.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { some } from '../expression/traverse.ts';
import type { Environment } from '../numeric/environment.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { differs, holds } from '../numeric/holds.ts';
import { showValue } from '../numeric/showValue.ts';
import type { Value } from '../numeric/value.ts';
import { exact } from '../numeric/value.ts';
import type { Point } from './samples.ts';

/** What comparing two sides at one point gives. */
export type PointComparison =
  | { readonly kind: 'same'; readonly exact: boolean }
  | { readonly kind: 'different'; readonly reason: string; readonly counterexample: Counterexample }
  | { readonly kind: 'unknown'; readonly reason: string; readonly everywhere?: boolean };

const precisions = [192, 420, 1000, 2400];

/** Whether an expression speaks of complex numbers. */
export function isComplex(expr: Expr): boolean {
  return some(expr, (part) => part.kind === 'constant' && part.name === 'i');
}

/** The environment of a point. */
export function at(point: Point, bits: number, complex: boolean): Environment {
  return environment(new Map([...point].map(([name, value]) => [name, exact(value)])), bits, complex);
}

/** Compares two sides at a point: at growing precision until their enclosures are disjoint or precise enough. */
export function comparePoint(
  a: Expr,
  b: Expr,
  point: Point,
  conditions: readonly Expr[],
  least = 1,
  brief = false,
): PointComparison {
  const complex = isComplex(a) || isComplex(b);
  let reason = 'the values could not be computed';
  for (const bits of precisions.slice(least - 1, least + 1)) {
    const env = at(point, bits, complex);
    try {
      if (conditions.some((condition) => holds(condition, env, evaluate) !== true))
        return { kind: 'unknown', reason: 'outside what is assumed' };
      const [left, right] = [evaluate(a, env), evaluate(b, env)];
      const different = differs(left, right, env);
      if (different === true) return brief ? unshown : difference(left, right, point, env);
      if (different === false) return { kind: 'same', exact: true };
      if (isNarrow(left, bits) && isNarrow(right, bits)) return { kind: 'same', exact: false };
    } catch (error) {
      if (error instanceof NotDefined) return { kind: 'unknown', reason: `not defined: ${error.message}` };
      if (error instanceof TooLarge) return { kind: 'unknown', reason: error.message };
      if (!(error instanceof NotComputable)) throw error;
      reason = `cannot compute ${error.message}`;
      if (error.everywhere) return { kind: 'unknown', reason, everywhere: true };
    }
  }
  return { kind: 'unknown', reason };
}

const unshown: PointComparison = {
  kind: 'different',
  reason: 'both sides differ',
  counterexample: { at: {}, left: '', right: '' },
};

function difference(left: Value, right: Value, point: Point, env: Environment): PointComparison {
  const [l, r] = [showValue(left, env.arithmetic), showValue(right, env.arithmetic)];
  const shown = [...point].filter(([name]) => !name.startsWith('unit:'));
  const where = shown.map(([name, value]) => `${name} = ${value.toString()}`).join(', ');
  const reason =
    where === ''
      ? `the left side is ${l}, the right side ${r}`
      : `at ${where} the left side is ${l}, the right side ${r}`;
  return {
    kind: 'different',
    reason,
    counterexample: { at: Object.fromEntries(shown.map(([n, v]) => [n, v.toString()])), left: l, right: r },
  };
}

/** Whether an enclosure is so narrow that agreement means something: at least 50 digits. */
function isNarrow(value: Value, bits: number): boolean {
  if (value.kind === 'exact') return true;
  const widest = value.ball.re.rad > value.ball.im.rad ? value.ball.re.rad : value.ball.im.rad;
  return widest < 1n << BigInt(bits - 170);
}
