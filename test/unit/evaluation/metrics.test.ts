import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, quantile } from '../../../src/evaluation/metrics/bootstrap.ts';
import { brier, expectedCalibrationError, reliability } from '../../../src/evaluation/metrics/calibration.ts';
import { pairedTest } from '../../../src/evaluation/metrics/paired.ts';
import { bestThreshold, firstErrorScore, firstUnder } from '../../../src/evaluation/metrics/processBench.ts';
import { uniform } from '../../../src/evaluation/metrics/random.ts';
import { rocAuc } from '../../../src/evaluation/metrics/rocAuc.ts';

const items = fc.array(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }), {
  minLength: 2,
  maxLength: 60,
});

describe('rocAuc', () => {
  it('is one when every right item scores above every wrong one, a half on ties', () => {
    expect(
      rocAuc([
        { score: 0.9, right: true },
        { score: 0.1, right: false },
      ]),
    ).toBe(1);
    expect(
      rocAuc([
        { score: 0.5, right: true },
        { score: 0.5, right: false },
      ]),
    ).toBe(0.5);
    expect(
      rocAuc([
        { score: 0.1, right: true },
        { score: 0.9, right: false },
      ]),
    ).toBe(0);
  });

  it('equals the share of ordered pairs', () => {
    fc.assert(
      fc.property(items, (some) => {
        const right = some.filter((item) => item.right);
        const wrong = some.filter((item) => !item.right);
        fc.pre(right.length > 0 && wrong.length > 0);
        const wins = right.flatMap((a) => wrong.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)));
        const expected = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
        expect(rocAuc(some)).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('is not a number when one kind is missing', () => {
    expect(rocAuc([{ score: 0.4, right: true }])).toBeNaN();
  });
});

describe('firstErrorScore', () => {
  it('is the harmonic mean of the two accuracies', () => {
    const rows = [
      { firstError: 2, predicted: 2 },
      { firstError: 1, predicted: 0 },
      { firstError: -1, predicted: -1 },
      { firstError: -1, predicted: -1 },
    ];
    expect(firstErrorScore(rows)).toEqual({ erroneous: 50, correct: 100, f1: (2 * 50 * 100) / 150 });
  });

  it('is nought, not NaN, when nothing is right', () => {
    expect(
      firstErrorScore([
        { firstError: 0, predicted: 1 },
        { firstError: -1, predicted: 1 },
      ]).f1,
    ).toBe(0);
  });

  it('takes the first step under the threshold and passes steps without a score', () => {
    expect(firstUnder([0.9, null, 0.2, 0.1], 0.5)).toBe(2);
    expect(firstUnder([0.9, null], 0.5)).toBe(-1);
  });

  it('finds a threshold that separates', () => {
    const rows = [
      { firstError: 1, scores: [0.9, 0.3] },
      { firstError: -1, scores: [0.8, 0.7] },
    ];
    expect(bestThreshold(rows, [0.1, 0.5, 0.95])).toBe(0.5);
  });
});

describe('calibration', () => {
  it('is nought for scores that keep their word', () => {
    const kept = Array.from({ length: 10 }, (_, index) => ({ score: 0.8, right: index < 8 }));
    expect(expectedCalibrationError(kept)).toBeCloseTo(0, 10);
    expect(brier(kept)).toBeCloseTo(0.16, 10);
  });

  it('puts every item in one bin, a score of one in the last', () => {
    fc.assert(
      fc.property(items, (some) => {
        const bins = reliability([...some, { score: 1, right: true }]);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(some.length + 1);
        expect(bins.at(-1)?.high).toBe(1);
      }),
    );
  });
});

describe('bootstrap', () => {
  const rows = Array.from({ length: 200 }, (_, index) => ({ cluster: String(index >> 1), right: index % 4 < 2 }));
  const share = (some: readonly { right: boolean }[]): number => some.filter((row) => row.right).length / some.length;

  it('brackets the estimate and repeats with its seed', () => {
    const options = { clusterOf: (row: { cluster: string }) => row.cluster, seed: 7, samples: 400 };
    const estimate = bootstrap(rows, share, options);
    expect(estimate.value).toBe(0.5);
    expect(estimate.low).toBeLessThan(0.5);
    expect(estimate.high).toBeGreaterThan(0.5);
    expect(bootstrap(rows, share, options)).toEqual(estimate);
  });

  it('is wider over clusters than over rows when the rows of a cluster agree', () => {
    const byCluster = bootstrap(rows, share, { clusterOf: (row) => row.cluster });
    let next = 0;
    const byRow = bootstrap(rows, share, { clusterOf: () => String(next++) });
    expect(byCluster.high - byCluster.low).toBeGreaterThan(byRow.high - byRow.low);
  });

  it('reads quantiles between two values', () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('pairedTest', () => {
  it('agrees with the binomial', () => {
    const first = [...Array<boolean>(9).fill(true), false, ...Array<boolean>(5).fill(true)];
    const second = [...Array<boolean>(9).fill(false), true, ...Array<boolean>(5).fill(true)];
    expect(pairedTest(first, second)).toMatchObject({ onlyFirst: 9, onlySecond: 1 });
    expect(pairedTest(first, second).p).toBeCloseTo((2 * (1 + 10)) / 1024, 10);
  });

  it('says one when the two never differ', () => {
    expect(pairedTest([true, false], [true, false]).p).toBe(1);
  });
});

describe('uniform', () => {
  it('stays in the unit interval and depends on its seed', () => {
    const draw = (seed: number): number[] => Array.from({ length: 50 }, uniform(seed));
    expect(draw(1).every((value) => value >= 0 && value < 1)).toBe(true);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
