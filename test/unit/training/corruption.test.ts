import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrupt } from '../../../src/training/reward/corruption.ts';
import { seededRandom } from '../../../src/core/random.ts';

const problem = 'Tom has 3 boxes of 12 pens and gives away 9. How many are left?';

function many(step: string): (string | undefined)[] {
  return Array.from({ length: 60 }, (_, seed) => corrupt(step, problem, seededRandom(seed))?.text);
}

describe('making a right step wrong', () => {
  it('never gives the step back as it was', () => {
    for (const text of many('Tom has 3 * 12 = 36 pens.')) expect(text).not.toBe('Tom has 3 * 12 = 36 pens.');
  });

  it('makes wrong set-ups whose arithmetic holds', () => {
    const setups = Array.from({ length: 200 }, (_, seed) =>
      corrupt('Tom has 3 * 12 = 36 pens.', problem, seededRandom(seed)),
    ).filter((made) => made?.how === 'setup' || made?.how === 'operation');
    expect(setups.length).toBeGreaterThan(20);
    for (const made of setups) {
      const found = /([\d.]+) ([-+*/]) ([\d.]+) = ([\d.]+)/.exec(made?.text ?? '');
      const [left, right, value] = [Number(found?.[1]), Number(found?.[3]), Number(found?.[4])];
      const results = { '+': left + right, '-': left - right, '*': left * right, '/': left / right };
      expect(results[found?.[2] as keyof typeof results]).toBeCloseTo(value, 6);
    }
  });

  it('carries the value of a wrong calculation through the rest of the step', () => {
    const texts = many('He has 3 * 12 = 36 pens, so 36 are left.').filter((text) => text?.includes('3 + 12 = 15'));
    for (const text of texts) expect(text).toContain('15 are left');
  });

  it('flips signs, drops terms and turns relations in formulas', () => {
    const hows = new Set(
      Array.from({ length: 300 }, (_, seed) =>
        corrupt('We get $x^2 + 3x < 4y$, so $x$ is even.', problem, seededRandom(seed)),
      ).map((made) => made?.how),
    );
    for (const how of ['sign', 'term', 'relation', 'number']) expect(hows).toContain(how);
  });

  it('gives nothing where there is nothing to make wrong', () => {
    expect(corrupt('So we are done.', problem, seededRandom(1))).toBeNull();
  });

  it('takes any text without throwing, and the same seed gives the same step', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (step, about, seed) => {
        const made = corrupt(step, about, seededRandom(seed));
        expect(corrupt(step, about, seededRandom(seed))).toEqual(made);
        if (made !== null) expect(made.text).not.toBe(step);
      }),
    );
  });
});
