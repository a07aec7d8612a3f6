import { product, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';

/**
 * Products among names such as `AB`: where each letter also stands alone in what was read (`A = L W` with `L = 5`), the
 * letters are quantities and side by side they are multiplied; else the name is a segment's, and stays whole. `AB` beside
 * `BA` is a numeral by its digits.
 */
export function productNames(statements: readonly Expr[]): ReadonlyMap<string, Expr> {
  const names = new Set(statements.flatMap(freeSymbols));
  const points = new Set(statements.flatMap(pointsOf));
  const products = new Map<string, Expr>();
  for (const name of names) {
    const letters = /^[A-Z]{2,6}$/.test(name) ? Array.from(name) : [];
    const numeral = [...names].some(
      (other) => other !== name && Array.from(other).sort().join('') === [...letters].sort().join(''),
    );
    if (letters.length > 0 && !numeral && letters.every((letter) => names.has(letter) && !points.has(letter)))
      products.set(name, product(...letters.map(symbol)));
  }
  return products;
}

/** `A = (1, 2)`: a point, not a quantity. */
function pointsOf(statement: Expr): readonly string[] {
  if (statement.kind === 'logic') return statement.parts.flatMap(pointsOf);
  const point = statement.kind === 'relation' && statement.left.kind === 'symbol' && isPlace(statement.right);
  return point ? [statement.left.name] : [];
}

function isPlace(expr: Expr): boolean {
  return (expr.kind === 'collection' && expr.of !== 'set') || expr.kind === 'matrix';
}

/** A statement with its products multiplied out; the statement itself where it has none. */
export function withProducts(statement: Expr, products: ReadonlyMap<string, Expr>): Expr {
  return freeSymbols(statement).some((name) => products.has(name)) ? substitute(statement, products) : statement;
}
