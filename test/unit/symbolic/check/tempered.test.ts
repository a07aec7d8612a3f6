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
    ['There are ${12 + 7 - 1 \\choose 7 - 1} = 18,564$ ways.'],
    ['It is a multiple: $8(5,12,13)=(40, 96, 104)$.'],
    ['We have $\\text{gcd}(9118, 12,\\!173, 33,\\!182) = 47$.'],
    ['Since $\\tan 45 = 1$, it simplifies.'],
    ['Thus, $\\cot^{-1} 3 + \\cot^{-1} 7 = \\cot^{-1} 2$.'],
    ['Therefore, $\\frac{15}{25} = \\boxed{60}$ percent of it is shaded.'],
    ['Hence, $(a - 1)^2 + b^2 = (a + 3)^2 + b^2 = a^2 + (b - 1)^2$.'],
    ['The squares are $9 = 3^2, 5^2, 7^2, 9^2, 11^2, 169 = 13^2$.'],
    ['Note that $235_{74} = 5 + 3(74)$ $+ 2(74)^2$.'],
    ['Now $1 \\text{ cm} = 2 \\text{ miles}$.', 'On a map the scale is 1 cm to 2 miles. How long is it?'],
    ['Then $3 \\cdot \\frac{11}{4} = 3 \\cdot \\frac{\\cancel{11}}{\\cancelto{2}{4}} = 8$.'],
    ['The median of the data is $55|1$.'],
    ['This is reasonable, since $10 + 3 \\approx 12$.'],
    ['Here $4$ divides $12$ of the numbers and $25$ divides $2$.'],
    ['The probability of a sum of 9 is $\\frac{25}{216}$.'],
    ['Every odd function $f(x)$ satisfies $f(0) = 0$.', 'Is $f(x) = x + 1$ odd?'],
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
    ['There are ${12 + 7 - 1 \\choose 7 - 1} = 18,565$ ways.'],
    ['It is a multiple: $8(5,12,13)=(40, 96, 105)$.'],
    ['We have $\\text{gcd}(9118, 12,\\!173) = 46$.'],
    ['Since $\\tan 45 = 2$, it simplifies.'],
    ['Therefore, $\\frac{15}{25} = \\boxed{50}$ percent of it is shaded.'],
    ['Hence, $(x + 1)^2 = x^2 + 2x + 1 = x(x + 1) + 1$.'],
    ['Now $1 \\text{ m} = 50 \\text{ cm}$.'],
    ['Note that $235_{74} = 5 + 3(74)$ $+ 3(74)^2$.'],
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
