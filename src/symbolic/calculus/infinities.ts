import type { Expr } from '../expression/expr.ts';

/** The sign of an infinite expression: 1 or -1; 0 for anything finite or unclear. */
export function infinitySign(expr: Expr): -1 | 0 | 1 {
  if (expr.kind === 'constant') return expr.name === 'infinity' ? 1 : 0;
  if (expr.kind !== 'product') return 0;
  const [number, rest] = expr.factors;
  if (expr.factors.length !== 2 || number?.kind !== 'number' || rest?.kind !== 'constant' || rest.name !== 'infinity')
    return 0;
  return number.value.sign;
}
