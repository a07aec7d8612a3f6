import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcome(step: string, problem: string | null = 'A problem in words.'): string {
  return checkStep({ problem, previous: [], step }).outcome;
}

describe('what the words around a claim excuse', () => {
  it.each([
    ['We get 2 + 2 = 5.', 'refuted'],
    ['Suppose 2 + 2 = 5.', 'undecided'],
    ['Rounded to a whole number, 7 / 2 = 4.', 'undecided'],
    ['Then 17 / 5 = 3 with remainder 2.', 'undecided'],
    ['Then 17 + 5 = 23 with remainder 2.', 'refuted'],
    ['Then 12 cups + 1 cup = 14 spoons.', 'undecided'],
    ['Then 12 cups + 1 cup = 14 cups.', 'refuted'],
    ['Then 4 boxes * 6 = 25 apples.', 'refuted'],
    ['Then 30 minutes / 2 = 0.25 hours.', 'undecided'],
    ['For $i = 1$ nothing is known.', 'undecided'],
    ['Hence $2a_3 = a_2 + a_4 \\implies 2a^2 = a + a_4$.', 'undecided'],
  ])('%s is %s', (step, expected) => {
    expect(outcome(step)).toBe(expected);
  });

  it('takes only a name for a name', () => {
    expect(outcome('$AB = \\sqrt{9+16} = 5$', null)).toBe('proved');
    expect(outcome('$\\sqrt{x^2+3} - 9 \\ge 2 \\cdot 2 = 4$', null)).not.toBe('proved');
  });
});
