import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { joinedSteps, solutionSteps } from '../../../src/training/reward/splitting.ts';

const gsm8k = {
  id: 'a',
  problem: 'How many?',
  solution: 'Natalia sold 48/2 = <<48/2=24>>24 clips in May.\nShe sold 48+24 = <<48+24=72>>72 clips.\n#### 72',
  answer: '72',
  kind: 'gsm8k',
} as const;

describe('splitting solutions into steps', () => {
  it('takes the marks out of a GSM8K solution and ends with the answer', () => {
    const steps = solutionSteps(gsm8k, seededRandom(1));
    expect(steps.slice(0, 2)).toEqual(['Natalia sold 48/2 = 24 clips in May.', 'She sold 48+24 = 72 clips.']);
    expect(steps).toHaveLength(3);
    expect(steps[2]).toContain('72');
  });

  it('splits a MATH solution at sentence ends outside formulas, drawings left out', () => {
    const solution = 'We have $f(3. A) = 2.5$. [asy] draw. Now. [/asy] Then $x = 3$. So $\\boxed{3}$.';
    const solved = { ...gsm8k, kind: 'math', solution } as const;
    const seen = new Set(
      Array.from({ length: 40 }, (_, seed) => solutionSteps(solved, seededRandom(seed))).flatMap((steps) => steps),
    );
    expect(seen).toContain('We have $f(3. A) = 2.5$.');
    expect([...seen].join(' ')).not.toContain('asy');
  });

  it('joins neighbours, losing and reordering nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (steps, chance, seed) => {
          expect(joinedSteps(steps, chance, seededRandom(seed)).join(' ')).toBe(steps.join(' '));
        },
      ),
    );
  });
});
