import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';

/** The points that a statement names as solutions: `x = 2, y = 3 or x = 3, y = 2`; null for any other statement. */
export function listedPoints(claim: Expr): readonly ReadonlyMap<string, Expr>[] | null {
  if (claim.kind !== 'logic') return null;
  if (claim.op === 'or') {
    const points = claim.parts.map(listedPoints);
    return points.includes(null) ? null : points.flatMap((point) => point ?? []);
  }
  if (claim.op !== 'and') return null;
  const values = claim.parts.flatMap((part) => {
    const value = part.kind === 'relation' && part.op === '=' && part.left.kind === 'symbol' ? part : null;
    return value?.left.kind === 'symbol' && freeSymbols(value.right).length === 0
      ? [[value.left.name, value.right] as const]
      : [];
  });
  const point = new Map(values);
  return point.size === claim.parts.length ? [point] : null;
}

/** The values a statement names as solutions: `x = 3 or x = -2`, `x in {1, 2}`, `x = 5`; null for any other statement. */
export function listedValues(claim: Expr, name: string): readonly Expr[] | null {
  if (claim.kind === 'logic' && claim.op === 'or') {
    const parts = claim.parts.map((part) => listedValues(part, name));
    return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
  }
  if (claim.kind !== 'relation') return null;
  const { op, left, right } = claim;
  const isName = (e: Expr): boolean => e.kind === 'symbol' && e.name === name;
  if (op === 'in' && isName(left) && right.kind === 'collection') return right.items;
  if (op !== '=') return null;
  const value = isName(left) ? right : isName(right) ? left : null;
  if (!value || freeSymbols(value).includes(name)) return null;
  return value.kind === 'collection' && value.of !== 'tuple' ? value.items : [value];
}
