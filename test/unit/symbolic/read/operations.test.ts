import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';
import { toLatex, toPlain } from '../../../../src/symbolic/expression/print.ts';
import { readLatex } from '../../../../src/symbolic/read/readLatex.ts';

function plain(latex: string): string {
  const read = readLatex(latex);
  return read.kind === 'unreadable' ? read.reason : toPlain(read);
}

describe('signs that a text gives a meaning of its own', () => {
  it.each([
    ['4 \\star 6', '(4 star 6)'],
    ['(a+b) \\oplus 2^3', '(a + b oplus 8)'],
    ['x^2 \\otimes \\frac{1}{2}', '(x^2 otimes 1/2)'],
    ['f(2) @ 3', '(f(2) @ 3)'],
    ['5 \\clubsuit (3 \\clubsuit 6)', '(5 clubsuit (3 clubsuit 6))'],
    ['-2 \\star 3', '(-2 star 3)'],
    ['2a \\star b', 'cannot read an operation whose operands are unclear'],
    ['\\star 3', 'cannot read an operation whose operands are unclear'],
    ['3 * 4', '12'],
  ])('%s is %s', (latex, expected) => {
    expect(plain(latex)).toBe(expected);
  });

  it('prints them as they are written', () => {
    const read = readLatex('a \\star b');
    expect(read.kind === 'unreadable' ? '' : toLatex(read)).toBe('(a \\star b)');
  });

  it.each([
    ['If $a \\star b = a^2 + 2ab + b^2$, what is $4 \\star 6$?', '$4 \\star 6 = (4+6)^2 = 100$', 'proved'],
    ['If $a \\star b = a^2 + 2ab + b^2$, what is $4 \\star 6$?', '$4 \\star 6 = (4-6)^2$', 'undecided'],
    ['If $a*b = 3a - b$, what is $4*6$?', '$4*6 = 12 - 6 = 6$', 'proved'],
    ['If $a*b = 3a - b$, what is $4*6$?', '$4*6 = 24$', 'undecided'],
    ['What is $4*6$?', '$4*6 = 24$', 'proved'],
  ])('%s %s is %s', (problem, step, outcome) => {
    expect(checkStep({ problem, previous: [], step }).outcome).toBe(outcome);
  });
});
