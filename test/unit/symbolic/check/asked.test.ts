import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcomes(problem: string, step: string, previous: readonly string[] = []): readonly string[] {
  return checkStep({ problem, previous, step }).findings.map(({ outcome }) => outcome);
}

const answers: readonly (readonly [problem: string, right: string, wrong: string])[] = [
  ['What is the coefficient of $x^4$ in the expansion of $(1-2x^2)^5$?', '40', '-40'],
  ['What is the largest multiple of $9$ less than $100$?', '99', '108'],
  ['How many positive divisors does 72 have?', '12', '10'],
  ['How many multiples of 3 are between 100 and 200?', '33', '34'],
  ['Find the remainder when $2^{101}$ is divided by 7.', '4', '2'],
  ['Compute $\\sqrt{1+\\sqrt{64}}$.', '3', '9'],
  ['Expand $(x+1)(x+2)$.', 'x^2+3x+2', 'x^2+2x+2'],
  ['Express $0.\\overline{12}$ as a common fraction.', '\\frac{4}{33}', '\\frac{3}{25}'],
  ['What is the greatest common divisor of 24 and 36?', '12', '6'],
  ['If $x = 3$ and $y = 4$, what is $x^2 + y^2$?', '25', '49'],
  ['Find the sum of all positive integers $n$ such that $1.2n-4.4<5.2$.', '28', '36'],
  ['How many perfect squares are factors of 180?', '4', '5'],
  ['How many integers $-11 \\leq n \\leq 11$ satisfy $(n-2)(n+4)(n + 8)<0$?', '8', '9'],
  ['How many odd integers are there between $\\frac{17}{4}$ and $\\frac{35}{2}?$', '7', '8'],
  [
    'What is the smallest positive integer that leaves a remainder of 4 when divided by 5 and a remainder of 6 when divided by 7?',
    '34',
    '24',
  ],
  ['Find the largest integer less than 74 that leaves a remainder of 3 when divided by 7.', '73', '66'],
  ['What is the least integer value of $x$ such that $\\lvert2x+ 7\\rvert\\le 16$?', '-11', '-12'],
  ['What is the sum of the values of $x$ that satisfy the equation $x^2-5x+5=9$?', '5', '-5'],
  ['What is the smallest solution of the equation $x^4-34x^2+225=0$?', '-5', '-3'],
  ['Find $x$ such that $\\log_x 81=\\log_2 16$.', '3', '-3'],
  ['If $\\sqrt{2x^2+1}=\\sqrt{19}$, find the average of all the possible values of $x.$', '0', '3'],
  ['Solve for $n$, if $8^n\\cdot8^n\\cdot8^n=64^3$.', '2', '3'],
  ['What is the arithmetic mean of 14, 22 and 36?', '24', '22'],
  ['What is the remainder of $5^{2010}$ when it is divided by 7?', '1', '5'],
  ['How many whole numbers are between $\\sqrt[3]{10}$ and $\\sqrt[3]{200}$?', '3', '4'],
];

describe('the answer that a step names', () => {
  it.each(answers)('is checked against the question: %s', (problem, right, wrong) => {
    expect(outcomes(problem, `Thus, our answer is $\\boxed{${right}}$.`)).toContain('proved');
    expect(outcomes(problem, `Thus, our answer is $\\boxed{${wrong}}$.`)).not.toContain('proved');
  });

  it('rests on what was found, and not on its own step', () => {
    const problem = 'Find the value of $m - n$.';
    expect(outcomes(problem, 'The answer is $\\boxed{61}$.', ['So $m = 65$.', 'And $n = 4$.'])).toContain('proved');
    expect(outcomes(problem, 'So $m - n = \\boxed{61}$.')).not.toContain('proved');
  });

  it('is left aside where the question asks for more than what was read', () => {
    expect(outcomes('What is the largest possible value of $b$?', 'It is $\\boxed{10}$.', ['$b = 10$'])).toEqual([]);
  });
});
