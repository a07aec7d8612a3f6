import type { DoubleFunction, DoubleVariable } from './doubles.ts';

/** An equation to be met: both its sides. */
export interface Residual {
  readonly left: DoubleFunction;
  readonly right: DoubleFunction;
}

const maxRounds = 30;

/**
 * Sets the variables to a point near their present values that meets all equations to ten digits: Newton's method,
 * shortest steps where there are more variables than equations. False when it does not get there.
 */
export function solveInDoubles(equations: readonly Residual[], variables: readonly DoubleVariable[]): boolean {
  for (let round = 0; round < maxRounds; round++) {
    const gaps = equations.map(gapOf);
    if (gaps.some(Number.isNaN)) return false;
    if (equations.every(isMet)) return true;
    const slopes = slopesOf(equations, gaps, variables);
    const step = shortestStep(slopes, gaps);
    if (!step) return false;
    moveBy(variables, step, equations, gaps);
  }
  return false;
}

function gapOf({ left, right }: Residual): number {
  return left() - right();
}

function isMet({ left, right }: Residual): boolean {
  const [l, r] = [left(), right()];
  return Math.abs(l - r) <= 1e-10 * (1 + Math.abs(l) + Math.abs(r));
}

function slopesOf(
  equations: readonly Residual[],
  gaps: readonly number[],
  variables: readonly DoubleVariable[],
): readonly (readonly number[])[] {
  const columns = variables.map((variable) => {
    const { value } = variable;
    const h = 1e-7 * (1 + Math.abs(value));
    variable.value = value + h;
    const column = equations.map((equation, i) => (gapOf(equation) - (gaps[i] ?? 0)) / h);
    variable.value = value;
    return column;
  });
  return equations.map((_, i) => columns.map((column) => column[i] ?? 0));
}

/** `J^T y` with `J J^T y = -gaps`; null when the slopes vanish or are not numbers. */
function shortestStep(slopes: readonly (readonly number[])[], gaps: readonly number[]): readonly number[] | null {
  const rows = slopes.map((a, i) => [...slopes.map((b) => dot(a, b)), -(gaps[i] ?? 0)]);
  const y = solveLinear(rows);
  const [first = []] = slopes;
  const step = y && first.map((_, k) => slopes.reduce((total, row, i) => total + (row[k] ?? 0) * (y[i] ?? 0), 0));
  return step?.every(Number.isFinite) ? step : null;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, x, k) => total + x * (b[k] ?? 0), 0);
}

/** Gauss's elimination with pivots; a row that others already say is left out. */
function solveLinear(rows: number[][]): readonly number[] | null {
  const n = rows.length;
  const scale = Math.max(...rows.map((row, i) => Math.abs(row[i] ?? 0)));
  if (!(scale > 0)) return null;
  const pivots: (number[] | null)[] = [];
  const free = new Set(rows);
  for (let k = 0; k < n; k++) {
    const pivot = [...free].reduce<number[] | null>(
      (best, row) => (!best || Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0) ? row : best),
      null,
    );
    if (!pivot || Math.abs(pivot[k] ?? 0) < 1e-12 * scale) {
      pivots.push(null);
      continue;
    }
    free.delete(pivot);
    pivots.push(pivot);
    for (const row of free) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return backward(pivots, n);
}

function backward(pivots: readonly (readonly number[] | null)[], n: number): readonly number[] {
  const y = Array.from({ length: n }, () => 0);
  for (let k = n - 1; k >= 0; k--) {
    const row = pivots[k];
    if (!row) continue;
    let rest = row[n] ?? 0;
    for (let j = k + 1; j < n; j++) rest -= (row[j] ?? 0) * (y[j] ?? 0);
    y[k] = rest / (row[k] ?? 1);
  }
  return y;
}

/** Moves by the step, or by a half, a quarter ... of it, until the equations are met no worse than before. */
function moveBy(
  variables: readonly DoubleVariable[],
  step: readonly number[],
  equations: readonly Residual[],
  gaps: readonly number[],
): void {
  const from = variables.map((variable) => variable.value);
  const before = dot(gaps, gaps);
  for (let share = 1; share > 0.01; share /= 4) {
    variables.forEach((variable, k) => (variable.value = (from[k] ?? 0) + share * (step[k] ?? 0)));
    const now = equations.map(gapOf);
    if (dot(now, now) < before) return;
  }
}
