import { describe, expect, it } from 'vitest';
import { aggregate, type Aggregation } from '../../../src/reward/index.ts';

describe('aggregation', () => {
  const scores = [0.9, 0.5, 0.8];

  it.each<[Aggregation, number]>([
    ['min', 0.5],
    ['product', 0.36],
    ['mean', 0.7333333333],
    ['last', 0.8],
  ])('%s', (how, expected) => {
    expect(aggregate(how, scores)).toBeCloseTo(expected, 8);
  });

  it('passes over steps without a score', () => {
    expect(aggregate('mean', [null, 0.4, null, 0.6, null])).toBeCloseTo(0.5, 10);
    expect(aggregate('last', [0.4, 0.6, null])).toBe(0.6);
  });

  it('is absent when no step has a score', () => {
    for (const how of ['min', 'product', 'mean', 'last'] as const) {
      expect(aggregate(how, [])).toBeNull();
      expect(aggregate(how, [null, null])).toBeNull();
    }
  });
});
