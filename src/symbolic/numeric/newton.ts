import type { DoubleFunction, DoubleVariable } from './doubles.ts';

/** An equation to be met: both its sides, and the variables in them where that is known. */
export interface Residual {
  readonly left: DoubleFunction;
  readonly right: DoubleFunction;
  readonly uses?: ReadonlySet<DoubleVariable>;
}

const maxRounds = 30;

/**
 * Sets the variables to a point near their present values that meets all equations to ten digits: Newton's method,
 * shortest steps where there are more variables than equations. False when it does not get there.
 */
export function solveInDoubles(equations: readonly Residual[], variables: readonly DoubleVariable[]): boolean {
  const gaps = new Float64Array(equations.length);
  for (let round = 0; round < maxRounds; round++) {
    const met = fillGaps(equations, gaps);
    if (met !== null) return met;
    const slopes = slopesOf(equations, gaps, variables);
    const step = shortestStep(slopes, gaps, variables.length);
    if (!step) return false;
    moveBy(variables, step, equations, gaps);
  }
  return false;
}

/** Computes all gaps: true when all equations are met, false when one has no value, null when a step is needed. */
function fillGaps(equations: readonly Residual[], gaps: Float64Array): boolean | null {
  let met = true;
  for (const [i, { left, right }] of equations.entries()) {
    const [l, r] = [left(), right()];
    const gap = l - r;
    if (Number.isNaN(gap)) return false;
    gaps[i] = gap;
    if (!(Math.abs(gap) <= 1e-10 * (1 + Math.abs(l) + Math.abs(r)))) met = false;
  }
  return met ? true : null;
}

function gapOf({ left, right }: Residual): number {
  return left() - right();
}

function slopesOf(
  equations: readonly Residual[],
  gaps: Float64Array,
  variables: readonly DoubleVariable[],
): readonly Float64Array[] {
  const slopes = equations.map(() => new Float64Array(variables.length));
  for (const [k, variable] of variables.entries()) {
    const { value } = variable;
    const h = 1e-7 * (1 + Math.abs(value));
    variable.value = value + h;
    for (const [i, equation] of equations.entries()) {
      const row = slopes[i];
      if (row && equation.uses?.has(variable) !== false) row[k] = (gapOf(equation) - (gaps[i] ?? 0)) / h;
    }
    variable.value = value;
  }
  return slopes;
}

/** `J^T y` with `J J^T y = -gaps`; null when the slopes vanish or are not numbers. */
function shortestStep(slopes: readonly Float64Array[], gaps: Float64Array, width: number): Float64Array | null {
  const rows = slopes.map(() => new Float64Array(slopes.length + 1));
  for (const [i, a] of slopes.entries()) {
    for (let j = i; j < slopes.length; j++) {
      const value = dot(a, slopes[j] ?? a);
      set(rows, i, j, value);
      set(rows, j, i, value);
    }
    set(rows, i, slopes.length, -(gaps[i] ?? 0));
  }
  const y = solveLinear(rows);
  if (!y) return null;
  const step = new Float64Array(width);
  for (const [i, row] of slopes.entries()) {
    const share = y[i] ?? 0;
    for (let k = 0; k < width; k++) step[k] = (step[k] ?? 0) + (row[k] ?? 0) * share;
  }
  return slopes.length > 0 && step.every(Number.isFinite) ? step : null;
}

function set(rows: readonly Float64Array[], i: number, j: number, value: number): void {
  const row = rows[i];
  if (row) row[j] = value;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += (a[k] ?? 0) * (b[k] ?? 0);
  return total;
}

/** Gauss's elimination with pivots; a row that others already say is left out. */
function solveLinear(rows: readonly Float64Array[]): Float64Array | null {
  const n = rows.length;
  const scale = rows.reduce((most, row, i) => Math.max(most, Math.abs(row[i] ?? 0)), 0);
  if (!(scale > 0)) return null;
  const pivots: (Float64Array | null)[] = [];
  const free = new Set(rows);
  for (let k = 0; k < n; k++) {
    const pivot = largestAt(free, k);
    if (!pivot || Math.abs(pivot[k] ?? 0) < 1e-12 * scale) {
      pivots.push(null);
      continue;
    }
    free.delete(pivot);
    pivots.push(pivot);
    for (const row of free) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      if (factor === 0) continue;
      for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return backward(pivots, n);
}

function largestAt(rows: ReadonlySet<Float64Array>, k: number): Float64Array | null {
  let best: Float64Array | null = null;
  for (const row of rows) if (!best || Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0)) best = row;
  return best;
}

function backward(pivots: readonly (Float64Array | null)[], n: number): Float64Array {
  const y = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    const row = pivots[k];
    if (!row) continue;
    let rest = row[n] ?? 0;
    for (let j = k + 1; j < n; j++) rest -= (row[j] ?? 0) * (y[j] ?? 0);
    y[k] = rest / (row[k] ?? 1);
  }
  return y;
}

/** Moves by the step, or by a quarter, a sixteenth ... of it, until the equations are met no worse than before. */
function moveBy(
  variables: readonly DoubleVariable[],
  step: Float64Array,
  equations: readonly Residual[],
  gaps: Float64Array,
): void {
  const from = variables.map((variable) => variable.value);
  const before = dot(gaps, gaps);
  for (let share = 1; share > 0.01; share /= 4) {
    for (const [k, variable] of variables.entries()) variable.value = (from[k] ?? 0) + share * (step[k] ?? 0);
    let now = 0;
    for (const equation of equations) now += gapOf(equation) ** 2;
    if (now < before) return;
  }
}
