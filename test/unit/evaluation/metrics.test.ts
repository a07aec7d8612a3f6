import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, quantile, weightedBootstrap } from '../../../src/evaluation/metrics/bootstrap.ts';
import { brier, expectedCalibrationError, reliability } from '../../../src/evaluation/metrics/calibration.ts';
import { pairedTest } from '../../../src/evaluation/metrics/paired.ts';
import { firstErrorScore, firstUnder } from '../../../src/evaluation/metrics/processBench.ts';
import { weightedAuc, weightedF1, type OwnedScore } from '../../../src/evaluation/metrics/weighted.ts';

const items = fc.array(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }), {
  minLength: 2,
  maxLength: 60,
});

/** Each item a row of its own that counts once. */
function rocAuc(some: readonly { readonly score: number; readonly right: boolean }[]): number {
  return weightedAuc(some.map(({ score, right }, row) => ({ score, right, row })))(some.map(() => 1));
}

describe('the area under the ROC curve', () => {
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

describe('weighted measures', () => {
  const drawn = fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 5 }),
      right: fc.boolean(),
      weight: fc.integer({ min: 0, max: 3 }),
      group: fc.constantFrom('a', 'b'),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const repeated = <T extends { weight: number }>(some: readonly T[]): T[] =>
    some.flatMap((item) => Array.from({ length: item.weight }, () => item));

  it('count a row as often as its weight says', () => {
    fc.assert(
      fc.property(drawn, (some) => {
        const owned: OwnedScore[] = some.map(({ score, right }, row) => ({ score, right, row }));
        const value = weightedAuc(owned)(some.map(({ weight }) => weight));
        const expected = rocAuc(repeated(some));
        if (Number.isNaN(expected)) expect(value).toBeNaN();
        else expect(value).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('compare within groups only, weighing a group by its pairs', () => {
    fc.assert(
      fc.property(drawn, (some) => {
        const pairs = some.flatMap((a) =>
          some.flatMap((b) => (a.right && !b.right && a.group === b.group ? [[a, b] as const] : [])),
        );
        fc.pre(pairs.length > 0);
        const wins = pairs.reduce((sum, [a, b]) => sum + (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0), 0);
        const owned = some.map(({ score, right, group }, row) => ({ score, right, group, row }));
        expect(weightedAuc(owned)(some.map(() => 1))).toBeCloseTo(wins / pairs.length, 10);
      }),
    );
  });

  it('give the F1 of the rows repeated', () => {
    const rows = [
      { firstError: 2, predicted: 2, weight: 3 },
      { firstError: 1, predicted: 0, weight: 1 },
      { firstError: -1, predicted: -1, weight: 2 },
      { firstError: -1, predicted: 4, weight: 1 },
    ];
    expect(weightedF1(rows)(rows.map(({ weight }) => weight))).toBeCloseTo(firstErrorScore(repeated(rows)).f1, 10);
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

  it('draws the same rows when it only counts them', () => {
    const counted = (weights: readonly number[]): number =>
      rows.reduce((sum, row, place) => sum + (row.right ? (weights[place] ?? 0) : 0), 0) /
      weights.reduce((sum, weight) => sum + weight, 0);
    const options = { clusterOf: (row: { cluster: string }) => row.cluster, seed: 3, samples: 200 };
    const [drawn, weighed] = [bootstrap(rows, share, options), weightedBootstrap(rows, counted, options)];
    for (const part of ['value', 'low', 'high'] as const) expect(weighed[part]).toBeCloseTo(drawn[part], 10);
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
