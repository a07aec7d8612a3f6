import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcome(step: string, problem: string | null = 'A problem in words.'): string {
  return checkStep({ problem, previous: [], step }).outcome;
}

describe('what a text excuses', () => {
  const excused: readonly (readonly [step: string, problem?: string])[] = [
    ['The points are $\\left[ \\frac{3 + 225}{10} \\right] = [22.8] = 22$.'],
    ['We have $5 \\ast 2 = 3(5)+4(2)-(5)(2) = 13$.', 'Let $a \\ast b = 3a + 4b - ab$. Find $5 \\ast 2$.'],
    ['We find $10\\% = 0.55$.'],
    ['The conversion factor is $\\frac{3\\text{ pages}}{5\\text{ cents}} = 1$.'],
    ['There are no solutions then (the result is $2008 = 0$).'],
    ['Her ratio is exactly .$500 = \\tfrac{1}{2}$.'],
    ['The volume is $V = \\pi(\\frac{3}{2})^24 = 9\\pi$.'],
    ['It costs $11(3)(5\\text{ cents}) = \\$1.65$.'],
    ["The smallest of them is 27, with $m = 27m'$ where $m'$ is not divisible by 3."],
    ['We get $f(10) = f(5) = 15$.', 'Let $f(n) = n + 10$ if $n < 10$ and $f(n) = f(n-5)$ else.'],
  ];

  it.each(excused.map(([step, problem = 'A question.']) => [step, problem] as const))(
    '%s is not refuted',
    (step, problem) => {
      expect(outcome(step, problem)).not.toBe('refuted');
    },
  );

  it.each([
    ['The points are $\\frac{3 + 225}{10} = 22.8 = 22$.'],
    ['We have $5 \\cdot 2 = 13$.'],
    ['The volume is $\\pi(\\frac{3}{2})^2 4 = 8\\pi$.'],
    ['It costs $11(3)(5) = 160$.'],
    ['Then $\\frac{20}{2} = 10 \\qquad \\frac{10}{2} = 4$.'],
  ])('%s is', (step) => {
    expect(outcome(step)).toBe('refuted');
  });
});

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
