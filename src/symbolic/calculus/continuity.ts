import { number } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { relationHolds } from '../numeric/holds.ts';
import { solveEquation } from '../solve/solveEquation.ts';

const poles = new Set(['tan', 'sec', 'cot', 'csc', 'coth', 'csch', 'floor', 'ceil', 'sgn']);

/**
 * Whether an expression is known to have neither pole nor jump between two bounds: every divisor's roots are found and
 * lie outside, and no function with poles of its own occurs.
 */
export function isContinuousBetween(expr: Expr, variable: string, low: Expr, high: Expr): boolean {
  let continuous = true;
  some(expr, (part) => {
    if (part.kind === 'call' && poles.has(part.name)) continuous = false;
    if (
      part.kind === 'power' &&
      part.exponent.kind === 'number' &&
      part.exponent.value.sign < 0 &&
      freeSymbols(part.base).includes(variable)
    ) {
      continuous &&= hasNoRootBetween(part.base, variable, low, high);
    }
    return !continuous;
  });
  return continuous;
}

function hasNoRootBetween(base: Expr, variable: string, low: Expr, high: Expr): boolean {
  if (base.kind === 'constant' || (base.kind === 'power' && base.base.kind === 'constant')) return true;
  const solutions = solveEquation(base, number(0), variable);
  if (!solutions?.complete || solutions.always) return false;
  return solutions.roots.every((root) => isOutside(root, low, high));
}

function isOutside(root: Expr, low: Expr, high: Expr): boolean {
  const env = environment(new Map(), 192);
  try {
    const at = evaluate(root, env);
    const below = isEnd(low) ? false : relationHolds('<', at, evaluate(low, env), env);
    const above = isEnd(high) ? false : relationHolds('>', at, evaluate(high, env), env);
    return below === true || above === true;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined) return false;
    throw error;
  }
}

function isEnd(expr: Expr): boolean {
  return some(expr, (part) => part.kind === 'constant' && part.name === 'infinity');
}
