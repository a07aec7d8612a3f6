import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import type { Range } from './samples.ts';

/** What is known about variables: conditions that hold, and where integer variables are meant. */
export interface Assumptions {
  /** Conditions every sampled point must satisfy. */
  readonly conditions: readonly Expr[];
  readonly ranges: ReadonlyMap<string, Range>;
}

export const noAssumptions: Assumptions = { conditions: [], ranges: new Map() };

const integerFunctions = new Set(['factorial', 'binomial', 'permutations', 'doubleFactorial', 'gcd', 'lcm', 'mod']);

/** The range of each variable: what is assumed, whole numbers inside factorials and as bounds of sums, reals else. */
export function rangesOf(exprs: readonly Expr[], assumptions: Assumptions): ReadonlyMap<string, Range> {
  const ranges = new Map(assumptions.ranges);
  const natural = (expr: Expr): void => {
    for (const name of freeSymbols(expr)) if (!ranges.has(name)) ranges.set(name, 'natural');
  };
  for (const expr of exprs) {
    some(expr, (part) => {
      if (part.kind === 'call' && integerFunctions.has(part.name)) part.args.forEach(natural);
      if (part.kind === 'binder' && (part.op === 'sum' || part.op === 'product'))
        [part.low, part.high].filter((end) => end !== undefined).forEach(natural);
      if (part.kind === 'power' && isMinusOne(part.base)) natural(part.exponent);
      return false;
    });
  }
  return ranges;
}

function isMinusOne(expr: Expr): boolean {
  return expr.kind === 'number' && expr.value.sign < 0;
}
