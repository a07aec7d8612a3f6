import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcome(problem: string, step: string, previous: readonly string[] = []): string {
  return checkStep({ problem, previous, step }).outcome;
}

describe('a new name', () => {
  it.each([
    ['Find $a$ and $b$.', 'Let $u = a/b$.'],
    ['Write $4.\\overline{054}$ as a fraction.', 'Let $x = 4.\\overline{054}$.'],
    ['Triangle $ADE$ is given.', 'Let $\\angle DAE = \\alpha$ and $\\angle ADE = \\beta$.'],
    ['Find the largest $a$.', 'Let $f(x) = x^2 + 2ax + 3a.$'],
    ['How many are there?', 'Let $r_1 = 4$, $r_2 = 10$.'],
  ])('in "%s" may be given: %s', (problem, step) => {
    expect(outcome(problem, step)).toBe('proved');
  });

  it.each([
    ['Find $u$ where $a = 2$.', 'Let $u = a/b$.'],
    ['How many apples are there?', 'Let $n = 2k$ be the number of apples.'],
    ['A text.', 'Let $x = x + 1$.'],
    ['Triangle $ABC$ is given.', 'Let $BC = 2$.'],
    ['Find $f(2)$.', 'Let $f(x) = x^2$.'],
    ['A text.', 'Suppose $x = 3$.'],
    ['A text.', 'Let $x = 3$ in the equation.'],
  ])('in "%s" is none: %s', (problem, step) => {
    expect(outcome(problem, step)).toBe('undecided');
  });
});

describe('values of an inverse function', () => {
  it('are the values of the function read backwards', () => {
    const twins = ['Since $f(7)=50$, we have $f^{-1}(50)=7$.', 'Since $f(7)=50$, we have $f^{-1}(50)=8$.'];
    const [right, wrong] = twins.map((step) =>
      checkStep({ problem: 'A table of $f$.', previous: [], step }).findings.map((f) => f.outcome),
    );
    expect(right).toEqual(['undecided', 'proved']);
    expect(wrong).toEqual(['undecided', 'undecided']);
  });
});

describe('lengths and angles in words', () => {
  const twins: readonly (readonly [right: string, wrong: string])[] = [
    [
      'Since $\\angle 1$ forms a straight line with angle $100^\\circ$, $\\angle 1=80^\\circ$.',
      'Since $\\angle 1$ forms a straight line with angle $100^\\circ$, $\\angle 1=90^\\circ$.',
    ],
    [
      'As $\\overline{AD}$ has a length of $2$ cm, $\\frac{AD}{2}=1$.',
      'As $\\overline{AD}$ has a length of $2$ cm, $\\frac{AD}{2}=2$.',
    ],
  ];
  it.each(twins)('stand before what rests on them: %s', (right, wrong) => {
    expect(outcome('A figure.', right)).toBe('proved');
    expect(outcome('A figure.', wrong)).toBe('undecided');
  });
});
