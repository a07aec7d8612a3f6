import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { path, scale, short, stretches, ticks } from '../../../../src/extension/view/page/scale.ts';

describe('a scale', () => {
  it('maps one range onto another, an empty one too', () => {
    expect([0, 5, 10].map(scale([0, 10], [100, 0]))).toEqual([100, 50, 0]);
    expect(scale([3, 3], [0, 10])(3)).toBe(0);
  });
});

describe('the ticks of an axis', () => {
  it('are round numbers', () => {
    expect(ticks([-5, 5], 6)).toEqual([-4, -2, 0, 2, 4]);
    expect(ticks([0, 0.3], 5)).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('lie inside their range and are few', () => {
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (low, span) => {
        const found = ticks([low, low + span], 6);
        expect(found.length).toBeLessThanOrEqual(8);
        for (const tick of found) {
          expect(tick).toBeGreaterThanOrEqual(low - span * 1e-3);
          expect(tick).toBeLessThanOrEqual(low + span * 1.001);
        }
      }),
    );
  });

  it('are none for a range without extent', () => {
    expect(ticks([2, 2], 6)).toEqual([]);
  });

  it('are written short', () => {
    expect([0, -2, 0.1, 250000, 1e-5].map(short)).toEqual(['0', '−2', '0.1', '3e5', '1e-5']);
  });
});

describe('a line', () => {
  it('is cut where a value is missing', () => {
    expect(stretches([1, 2, null, null, 3])).toEqual([[1, 2], [3]]);
  });

  it('is a path through its points', () => {
    expect(
      path([
        [0, 1],
        [2.345, 3],
      ]),
    ).toBe('M0.00 1.00L2.35 3.00');
  });
});
