import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, solveLinear, type Sample } from '../../../../src/evaluation/fusion/logisticFit.ts';
import { seededRandom } from '../../../../src/core/random.ts';
import { sigmoid } from '../../../../src/reward/index.ts';

/** Samples drawn from a known model: log-odds 0.5 + 2 a - b. */
function drawn(count: number): Sample[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, () => {
    const [a, b] = [random() * 4 - 2, random() * 20 - 10];
    return { features: [a, b / 5], right: random() < sigmoid(0.5 + 2 * a - b / 5) };
  });
}

describe('logistic regression', () => {
  it('finds the model the samples were drawn from', () => {
    const { intercept, weights } = fitLogistic(drawn(8000), 0);
    expect(intercept).toBeCloseTo(0.5, 0);
    expect(Math.abs((weights[0] ?? 0) - 2)).toBeLessThan(0.15);
    expect(Math.abs((weights[1] ?? 0) + 1)).toBeLessThan(0.1);
  });

  it('stands where the gradient of the likelihood is nought, so that scores are right on average', () => {
    const samples = drawn(500);
    const { intercept, weights } = fitLogistic(samples, 0);
    const errors = samples.map(({ features, right }) => {
      const logOdds = features.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), intercept);
      return { features, error: Number(right) - sigmoid(logOdds) };
    });
    expect(errors.reduce((sum, { error }) => sum + error, 0)).toBeCloseTo(0, 5);
    for (const place of [0, 1]) {
      expect(errors.reduce((sum, { error, features }) => sum + error * (features[place] ?? 0), 0)).toBeCloseTo(0, 5);
    }
  });

  it('gives a constant feature no weight, and stays finite where the kinds are told apart entirely', () => {
    const samples = [0, 1, 2, 3].map((value) => ({ features: [value, 7], right: value > 1 }));
    const { weights } = fitLogistic(samples, 1);
    expect(weights[1]).toBe(0);
    expect(weights[0]).toBeGreaterThan(0);
    expect(Number.isFinite(weights[0])).toBe(true);
  });

  it('gives a constant feature no weight without a penalty either', () => {
    const { intercept, weights } = fitLogistic(
      [0, 0, 0, 0].map((value, place) => ({ features: [value], right: place > 0 })),
      0,
    );
    expect(weights).toEqual([0]);
    expect(intercept).toBeCloseTo(Math.log(3), 6);
  });

  it('solves systems whose first pivot is nought', () => {
    expect(
      solveLinear(
        [
          [0, 1],
          [2, 0],
        ],
        [3, 4],
      ),
    ).toEqual([2, 3]);
  });

  it('solves what it is given', () => {
    const entry = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(entry, entry, entry), { minLength: 3, maxLength: 3 }),
        fc.tuple(entry, entry, entry),
        (lines, wanted) => {
          // A dominant diagonal makes the system solvable.
          const matrix = lines.map((line, i) => line.map((value, j) => (i === j ? value + 20 : value)));
          const right = matrix.map((line) => line.reduce((sum, value, place) => sum + value * (wanted[place] ?? 0), 0));
          for (const [place, value] of solveLinear(matrix, right).entries())
            expect(value).toBeCloseTo(wanted[place] ?? NaN, 8);
        },
      ),
    );
  });
});
