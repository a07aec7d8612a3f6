import { difference, minusOne, negate, number, product, quotient, sum, zero } from '../expression/build.ts';
import type { Expr, MatrixExpr } from '../expression/expr.ts';

type Rows = readonly (readonly Expr[])[];

function minor(rows: Rows, i: number, j: number): Rows {
  return rows.filter((_, r) => r !== i).map((row) => row.filter((_, c) => c !== j));
}

function expand(rows: Rows): Expr {
  const [first] = rows;
  if (!first) return number(1);
  return sum(...first.map((entry, j) => product(j % 2 === 0 ? number(1) : minusOne, entry, expand(minor(rows, 0, j)))));
}

function square(expr: Expr): Rows | null {
  if (expr.kind !== 'matrix' || expr.rows.length > 5) return null;
  return expr.rows.length === expr.rows[0]?.length ? expr.rows : null;
}

/** The determinant by expansion along the first row; null for what is no square matrix of size 5 or less. */
export function determinant(expr: Expr): Expr | null {
  const rows = square(expr);
  return rows && expand(rows);
}

/** The sum of the entries on the diagonal; null for what is no square matrix of size 5 or less. */
export function trace(expr: Expr): Expr | null {
  const rows = square(expr);
  return rows && sum(...rows.map((row, k) => row[k] ?? zero));
}

/** The transpose of a matrix; null for anything else. */
export function transpose(expr: Expr): Expr | null {
  if (expr.kind !== 'matrix') return null;
  return { kind: 'matrix', rows: (expr.rows[0] ?? []).map((_, j) => expr.rows.map((row) => row[j] ?? zero)) };
}

/** A matrix to the power -1: adjugate over determinant; null for anything else. */
export function inverse(base: Expr, exponent: Expr): Expr | null {
  if (exponent.kind !== 'number' || exponent.value.toString() !== '-1') return null;
  const rows = square(base);
  if (!rows) return null;
  const size = expand(rows);
  return {
    kind: 'matrix',
    rows: rows.map((row, i) =>
      row.map((_, j) => quotient(product((i + j) % 2 === 0 ? number(1) : minusOne, expand(minor(rows, j, i))), size)),
    ),
  };
}

/** Entries of a vector: a tuple, a row or a column. */
function entries(expr: Expr): readonly Expr[] | null {
  if (expr.kind === 'collection' && expr.of !== 'set') return expr.items;
  if (expr.kind !== 'matrix') return null;
  return expr.rows.every((row) => row.length === 1) || expr.rows.length === 1 ? expr.rows.flat() : null;
}

function like(model: Expr, items: readonly Expr[]): Expr {
  if (model.kind === 'collection') return { ...model, items };
  const column = model.kind === 'matrix' && model.rows.length > 1;
  const matrix: MatrixExpr = { kind: 'matrix', rows: column ? items.map((item) => [item]) : [items] };
  return matrix;
}

/** The dot product, or for `cross` the cross product, of two vectors; null for anything else. */
export function dotOrCross(how: string, a: Expr, b: Expr): Expr | null {
  const [u, v] = [entries(a), entries(b)];
  if (u?.length !== v?.length || !u || !v) return null;
  if (how !== 'cross') return sum(...u.map((x, k) => product(x, v[k] ?? zero)));
  const [u1, u2, u3] = u;
  const [v1, v2, v3] = v;
  if (!u1 || !u2 || !u3 || !v1 || !v2 || !v3 || u.length !== 3) return null;
  const term = (p: Expr, q: Expr, r: Expr, s: Expr): Expr => difference(product(p, q), product(r, s));
  return like(a, [term(u2, v3, u3, v2), negate(term(u1, v3, u3, v1)), term(u1, v2, u2, v1)]);
}
