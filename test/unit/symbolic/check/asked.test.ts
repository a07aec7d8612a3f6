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
