import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../../../src/symbolic/answers/compareAnswers.ts';

function verdict(...args: Parameters<typeof compareAnswers>): string {
  return compareAnswers(...args).verdict;
}

describe('options of a comparison', () => {
  it('asks a decimal for as many digits as the precision says', () => {
    expect(verdict('1/3', '0.33', { precision: 2 })).toBe('equal');
    expect(verdict('1/3', '0.33', { precision: 3 })).toBe('different');
    expect(verdict('1/3', '0.34', { precision: 2 })).toBe('different');
    expect(verdict('$\\sqrt{17}$', '4.123105625617661', { precision: 5 })).toBe('equal');
  });

  it('applies the precision to the entries of a matrix', () => {
    const exact = '$\\begin{pmatrix}\\frac13\\\\ \\frac15\\end{pmatrix}$';
    const rounded = '$\\begin{pmatrix}0.33\\\\0.2\\end{pmatrix}$';
    expect(verdict(exact, rounded, { precision: 2 })).toBe('equal');
    expect(verdict(exact, rounded)).toBe('different');
  });

  it('lets names of variables differ when not strict', () => {
    expect(verdict('$f(x)$', '$f(y)$')).not.toBe('equal');
    expect(verdict('$f(x)$', '$f(y)$', { strict: false })).toBe('equal');
    expect(verdict('$x^2+y$', '$a^2+b$', { strict: false })).toBe('equal');
    expect(verdict('$x^2+y$', '$a^2+a$', { strict: false })).toBe('different');
  });

  it('may refuse a relation where a set is asked for, but never the other way', () => {
    const refuse = { allowSetRelation: false };
    expect(verdict('$x\\in[-2,7]$', '$-2\\le x\\le 7$', refuse)).toBe('different');
    expect(verdict('$-2\\le x\\le 7$', '$x\\in[-2,7]$', refuse)).toBe('equal');
    expect(verdict('$x\\in[-2,7]$', '$-2\\le x\\le 7$')).toBe('equal');
  });

  it('reads only formulas, or only plain text, when told so', () => {
    expect(verdict('$9$', 'Answer 9', { matchTypes: ['latex'] })).toBe('undecided');
    expect(verdict('$9$', 'Answer $ \n 9 \n $', { matchTypes: ['latex'] })).toBe('undecided');
    expect(verdict('9', 'the sum 4+5 is 9', { matchTypes: ['expr'] })).toBe('equal');
  });

  it('takes the name of a rule alone', () => {
    expect(verdict('7.5', 'The answer is: 8', 'gsm8k')).toBe('equal');
    expect(verdict('7.5', 'The answer is: 8')).toBe('different');
  });
});
