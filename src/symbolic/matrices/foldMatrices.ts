import { product, sum, zero } from '../expression/build.ts';
import type { Expr, MatrixExpr } from '../expression/expr.ts';
import { mapChildren } from '../expression/traverse.ts';

type Rows = MatrixExpr['rows'];

/** Carries out sums, products, scalar multiples and whole powers of matrices; where sizes do not fit nothing is done. */
export function foldMatrices(expr: Expr): Expr {
  const folded = mapChildren(expr, foldMatrices);
  if (folded.kind === 'sum') return addAll(folded.terms) ?? folded;
  if (folded.kind === 'product') return multiplyAll(folded.factors) ?? folded;
  return folded.kind === 'power' ? (raise(folded.base, folded.exponent) ?? folded) : folded;
}

function addAll(terms: readonly Expr[]): Expr | null {
  return terms.reduce<Expr | null>((a, b) => a && addMatrices(a, b), first(terms));
}

function first(terms: readonly Expr[]): Expr | null {
  const [head] = terms;
  if (head?.kind !== 'matrix') return null;
  return { kind: 'matrix', rows: head.rows.map((row) => row.map(() => zero)) };
}

function addMatrices(a: Expr, b: Expr): Expr | null {
  if (a.kind !== 'matrix' || b.kind !== 'matrix' || sizeOf(a.rows) !== sizeOf(b.rows)) return null;
  return { kind: 'matrix', rows: a.rows.map((row, i) => row.map((x, j) => sum(x, b.rows[i]?.[j] ?? zero))) };
}

function sizeOf(rows: Rows): string {
  return `${rows.length}x${rows[0]?.length ?? 0}`;
}

function multiplyAll(factors: readonly Expr[]): Expr | null {
  const matrices = factors.filter((factor) => factor.kind === 'matrix');
  const [head, ...rest] = matrices;
  if (!head) return null;
  const scalar = product(...factors.filter((factor) => factor.kind !== 'matrix'));
  const whole = rest.reduce<MatrixExpr | null>((a, b) => a && multiply(a, b), head);
  return whole && { kind: 'matrix', rows: whole.rows.map((row) => row.map((x) => product(scalar, x))) };
}

function multiply(a: MatrixExpr, b: MatrixExpr): MatrixExpr | null {
  const inner = b.rows.length;
  if (a.rows.some((row) => row.length !== inner)) return null;
  const columns = (b.rows[0] ?? []).map((_, j) => b.rows.map((row) => row[j] ?? zero));
  return { kind: 'matrix', rows: a.rows.map((row) => columns.map((column) => dot(row, column))) };
}

function dot(row: readonly Expr[], column: readonly Expr[]): Expr {
  return sum(...row.map((x, k) => product(x, column[k] ?? zero)));
}

const largestPower = 64n;

function raise(base: Expr, exponent: Expr): Expr | null {
  if (base.kind !== 'matrix' || exponent.kind !== 'number' || !exponent.value.isInteger) return null;
  const times = exponent.value.numerator;
  if (times < 1n || times > largestPower) return null;
  let result: MatrixExpr | null = base;
  for (let k = 1n; k < times && result; k++) result = multiply(result, base);
  return result;
}
