import { sigmoid } from '../../reward/index.ts';

/** One thing to learn from: its features, and whether it was right. */
export interface Sample {
  readonly features: readonly number[];
  readonly right: boolean;
}

/** A fitted logistic model: log-odds are the intercept plus the weighted features. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

const ROUNDS = 40;
const ENOUGH = 1e-9;
/** Keeps the system solvable where a feature never varies. */
const TINY = 1e-9;

/**
 * Logistic regression by Newton's method with a ridge penalty on the weights, the intercept left free. The penalty is that
 * of features scaled to unit variance, in units of samples; a feature that never varies gets no weight. The same samples
 * give the same model.
 */
export function fitLogistic(samples: readonly Sample[], penalty = 1): LogisticModel {
  const width = samples[0]?.features.length ?? 0;
  const scales = Array.from({ length: width }, (_, place) =>
    scaleOf(samples.map((sample) => sample.features[place] ?? 0)),
  );
  const rows = samples.map(({ features, right }) => ({
    x: [1, ...features.map((value, place) => value * (scales[place] ?? 0))],
    right,
  }));
  let model = Array.from({ length: width + 1 }, () => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(rows, model, penalty);
    model = model.map((value, place) => value + (step[place] ?? 0));
    if (Math.max(...step.map(Math.abs)) < ENOUGH) break;
  }
  const [intercept = 0, ...weights] = model;
  return { intercept, weights: weights.map((weight, place) => weight * (scales[place] ?? 0)) };
}

/** One over the standard deviation, nought for a constant. */
function scaleOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance < 1e-12 ? 0 : 1 / Math.sqrt(variance);
}

function newtonStep(
  rows: readonly { readonly x: readonly number[]; readonly right: boolean }[],
  model: readonly number[],
  penalty: number,
): number[] {
  const gradient = model.map((value, place) => (place === 0 ? 0 : -penalty * value));
  const curvature = model.map((_, i) => model.map((__, j) => (i === j ? (i === 0 ? 0 : penalty) + TINY : 0)));
  for (const { x, right } of rows) {
    const probability = sigmoid(dot(model, x));
    const error = Number(right) - probability;
    const weight = probability * (1 - probability);
    for (const [i, value] of x.entries()) {
      gradient[i] = (gradient[i] ?? 0) + error * value;
      const line = curvature[i] ?? [];
      for (const [j, other] of x.entries()) line[j] = (line[j] ?? 0) + weight * value * other;
    }
  }
  return solveLinear(curvature, gradient);
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, place) => sum + value * (right[place] ?? 0), 0);
}

/** Solves a symmetric positive definite system by elimination with row exchange. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, place) => [...line, right[place] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = indexOfLargest(rows, column);
    const [a, b] = [rows[column] ?? [], rows[pivot] ?? []];
    rows[column] = b;
    rows[pivot] = a;
    for (let row = 0; row < size; row++) if (row !== column) eliminate(rows, row, column);
  }
  return rows.map((line, place) => (line[size] ?? 0) / (line[place] ?? 1));
}

function indexOfLargest(rows: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let row = column; row < rows.length; row++) {
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
  }
  return best;
}

function eliminate(rows: number[][], row: number, column: number): void {
  const [line, base] = [rows[row] ?? [], rows[column] ?? []];
  const factor = (line[column] ?? 0) / (base[column] ?? 1);
  rows[row] = line.map((value, place) => value - factor * (base[place] ?? 0));
}
