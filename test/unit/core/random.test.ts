import { describe, expect, it } from 'vitest';
import { pick, seededRandom, shuffled } from '../../../src/core/random.ts';

describe('a seeded source of numbers', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const numbers = (seed: number): number[] => Array.from({ length: 5 }, seededRandom(seed));
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
  });

  it('spreads evenly over [0, 1)', () => {
    const random = seededRandom(1);
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const value = random();
      expect(value >= 0 && value < 1).toBe(true);
      tenths[Math.floor(value * 10)]! += 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('picks every item, and none of nothing', () => {
    const random = seededRandom(3);
    const picked = new Set(Array.from({ length: 100 }, () => pick(random, ['a', 'b', 'c'])));
    expect([...picked].sort()).toEqual(['a', 'b', 'c']);
    const nothing: readonly string[] = [];
    expect(pick(random, nothing)).toBeUndefined();
  });

  it('shuffles without losing or changing the given list', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const mixed = shuffled(seededRandom(4), items);
    expect(mixed).not.toEqual(items);
    expect([...mixed].sort((a, b) => a - b)).toEqual(items);
  });
});
