import { describe, expect, it } from 'vitest';
import { checkStep, compareAnswers } from '../../../../src/symbolic/index.ts';

const bombs = {
  'a tower of powers': '9^{9^{9^9}} = 1',
  'a factorial': '1000000! = 2',
  'a factorial of a factorial': '(50!)! = 3',
  'a huge exponent on the way': '(2^{3000} - 1)^{5000} = 7',
  'a sum of very many terms': '\\sum_{k=1}^{10^{12}} k^3 = 5',
  'a product of very many terms': '\\prod_{k=1}^{10^9} k = 5',
  'a binomial': '\\binom{10^9}{5 \\cdot 10^8} = 1',
  'deep nesting': `${'('.repeat(3000)}1${')'.repeat(3000)} = 1`,
  'nested fractions': `${'\\frac{1}{1+'.repeat(200)}1${'}'.repeat(200)} = 1`,
  'a long sum': `${Array.from({ length: 3000 }, (_, k) => `x_{${k}}`).join('+')} = 0`,
  'a power of a long sum': '(a+b+c+d+e_1+f_1+g_1+h_1)^{60} = 0',
} as const;

describe('what is too large', () => {
  it.each(Object.entries(bombs))('%s is left undecided soon, and the next check works', (_, bomb) => {
    const start = performance.now();
    const { outcome, reason } = checkStep({ problem: null, previous: [], step: `$${bomb}$` });
    expect(performance.now() - start).toBeLessThan(4000);
    expect(outcome).not.toBe('proved');
    expect(reason).not.toBe('');
    expect(checkStep({ problem: null, previous: [], step: '$2 + 2 = 4$' }).outcome).toBe('proved');
  });

  it.each(['9^{9^{9^9}}', '1000000!', '\\sum_{k=1}^{10^{12}} k^3'])('%s equals itself and no small number', (bomb) => {
    expect(compareAnswers(`$${bomb}$`, `$${bomb}$`).verdict).toBe('equal');
    expect(compareAnswers(`$${bomb}$`, '$12$').verdict).not.toBe('equal');
  });

  it('gives up a macro that calls itself', () => {
    const macros = { '\\a': '\\b + \\a', '\\b': '\\a\\a' };
    const { outcome, reason } = checkStep({ problem: null, previous: [], step: '$\\a = 1$', macros });
    expect(outcome).toBe('undecided');
    expect(reason).toMatch(/too large/);
  });

  it.each([
    '1 '.repeat(4000),
    '$'.repeat(3000),
    `${'a'.repeat(5000)}=`,
    `The answer is ${'('.repeat(2000)}`,
    `${'1,000'.repeat(800)} = 1`,
    '\\text{ and }'.repeat(400),
    'x = 1, '.repeat(600),
    `\\boxed{${'{'.repeat(2000)}`,
    '0.'.repeat(2000),
    `${'1 + '.repeat(1000)}= 5`,
  ])('reads long odd texts in time that grows with their length: %#', (text) => {
    const start = performance.now();
    checkStep({ problem: text, previous: [], step: text });
    compareAnswers(text, `${text} `);
    compareAnswers(text, '5');
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
