import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function alone(step: string): string {
  return checkStep({ problem: null, previous: [], step }).outcome;
}

describe('a formula said again in another form', () => {
  it.each([
    ['$(x)(x)/2 = x^2/2$', '$(x)(x)/5 = x^2/2$'],
    [
      '$y + \\frac1y - x - \\frac1x = y - x + \\frac1y - \\frac1x$',
      '$y - \\frac1y - x - \\frac1x = y - x + \\frac1y - \\frac1x$',
    ],
    ['$\\frac{18}{x + y + z - y} = \\frac{18}{x + z}$', '$\\frac{18}{x + y + z - y} = \\frac{16}{x + z}$'],
    ['$2r\\sqrt{3}/2$, or $r\\sqrt{3}$', '$2r\\sqrt{3}/5$, or $r\\sqrt{3}$'],
    [
      '\\begin{align*} 142+10a+b&=5(25+a+b)\\quad\\Rightarrow\\\\ &=125+5a+5b\\quad\\Rightarrow\\\\ 17+5a&=4b \\end{align*}',
      '\\begin{align*} 142+10a+b&=5(25+a+b)\\quad\\Rightarrow\\\\ &=125-5a+5b\\quad\\Rightarrow\\\\ 17+5a&=4b \\end{align*}',
    ],
    ['$2^{3n}$ is the same as $(2^3)^n$', '$5^{3n}$ is the same as $(2^3)^n$'],
    [
      '$\\frac15 + \\frac1{25} + \\frac1{125} + \\cdots = \\frac14$',
      '$\\frac15 + \\frac1{25} + \\frac2{125} + \\cdots = \\frac14$',
    ],
    ['$\\text{gcf}(1001, 429) = 143$', '$\\text{gcf}(1001, 432) = 143$'],
    ['630 feet / 90 feet/minute = 7 minutes', '630 feet / 90 feet/minute = 4 minutes'],
  ])('is proved where it is right, refuted where a slip was made: %s', (right, wrong) => {
    expect(alone(right)).toBe('proved');
    expect(alone(wrong)).toBe('refuted');
  });

  it.each(['$5x = 3x$', '$x + y = x - y$', '$x^2 + x - 6 = x^2 - x - 6$'])(
    'is not meant by an equation: %s',
    (equation) => {
      expect(alone(equation)).toBe('undecided');
    },
  );
});

describe('what a letter names in its text', () => {
  const refuted = (problem: string, step: string, previous: readonly string[] = []): boolean =>
    checkStep({ problem, previous, step }).outcome === 'refuted';

  it('is a mixed number or a range in words', () => {
    expect(refuted('A text.', 'It takes 1 and 1/3 hours because 4 / 3 = 1 and 1/3.')).toBe(false);
    expect(refuted('A text.', 'Subtract Weeks 3-4 from Weeks 1-2 = 96 - 70 = 26.')).toBe(false);
    expect(refuted('A text.', 'It takes 4 / 2 = 1 hours.')).toBe(true);
  });

  it.each([
    'They have 30 because 12 plus 14 plus 4 equals 30.',
    'It is 7 because 1.5 plus 1.5 plus 4 equals 7.',
    'It needs 3 / 4 * 2 = 1 1/2 square feet.',
    'They pay $15/hour = 15*7 = $105.',
    'He has 4-2=2 hours=120 minutes left.',
    'There are 3/ 1/4 = 12 of them.',
    'It is 17 000/5 = 3 400.',
    'It reads 10 pages on day 1 * 2 = 20 pages.',
  ])('is read whole or not at all: %s', (step) => {
    expect(refuted('A text.', step)).toBe(false);
  });

  it('may be a probability, not permutations', () => {
    expect(refuted('Let $P(a, b)$ be the probability.', 'So $P(4,4) = \\frac{245}{2187}$.')).toBe(false);
  });

  it('is not known past the values it was given for', () => {
    const problem = 'The polynomial $p(x)$ satisfies \\[p(n) = \\frac1n\\]for $n = 1,$ $\\dots,$ 9.';
    expect(refuted(problem, 'Thus $q(10) = 1$.', ['Let $q(x) = xp(x) - 1$.'])).toBe(false);
  });
});
