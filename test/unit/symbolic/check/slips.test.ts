import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function alone(step: string): string {
  return checkStep({ problem: null, previous: [], step }).outcome;
}

describe('slips in claims that stand alone', () => {
  it.each([
    ['20\\cdot (0 + 1 +\\cdots + 8 + 9) = 900', '20\\cdot (0 + 1 +\\cdots + 8 + 6) = 900'],
    ['20\\cdot (0 + 1 +\\cdots + 8 + 9) = 900', '20\\cdot (0 + 4 +\\cdots + 8 + 9) = 900'],
    [
      '\\frac{1}{2}\\times\\frac{2}{3}\\times\\frac{3}{4}\\times \\cdots\\times\\frac{49}{50} = \\frac{1}{50}',
      '\\frac{1}{2}\\times\\frac{5}{3}\\times\\frac{3}{4}\\times \\cdots\\times\\frac{49}{50} = \\frac{1}{50}',
    ],
    ['1+2+3+\\cdots+9 = 45', '1+2+3+\\cdots-9 = 45'],
    ['(2n-1)(2n+1)=4n^2-1=255\\Leftrightarrow n^2=64', '(2n-1)(2n+1)=7n^2-1=255\\Leftrightarrow n^2=64'],
    ['2(x-2)^2=(x-3)(x+4) \\Rightarrow x^2-9x+20=0', '5(x-2)^2=(x-3)(x+4) \\Rightarrow x^2-9x+20=0'],
    ['28x+9x=37x=74\\implies x=2', '28x-9x=37x=74\\implies x=2'],
    ['3\\cdot 4 = 12 \\Rightarrow 12 + 1 = 13', '3\\cdot 4 = 12 \\Rightarrow 12 + 1 = 14'],
    ['\\frac{25}{49} = .51', '\\frac{25}{49} = .5'],
    ['\\frac{2 \\cdot 11 + 40}{55} \\equiv 50 \\pmod{56}', '\\frac{2 \\cdot 11 + 40}{56} \\equiv 50 \\pmod{56}'],
    ['(-1)(-7)x^{7} = 7x^{7}', '(-1)(-9)x^{7} = 7x^{7}'],
  ])('proves %s and refutes %s', (right, wrong) => {
    expect(alone(`$${right}$`)).toBe('proved');
    expect(alone(`$${wrong}$`)).toBe('refuted');
  });

  it.each(['2+3+5+7+\\cdots+97 = 1060', '1+2+3+\\cdots+3+2+1 = 100', '1+2+4+7+\\cdots+46 = 175'])(
    'leaves open what may go on in a way of its own: %s',
    (step) => {
      expect(alone(`$${step}$`)).toBe('undecided');
    },
  );
});

describe('notations', () => {
  it.each([
    [
      '\\gcd(k,\\ell)\\cdot\\mathop{\\text{lcm}}[k,\\ell] = k\\ell',
      '\\gcd(k,\\ell)\\cdot\\mathop{\\text{lcm}}[k,\\ell] = k+\\ell',
    ],
    ['\\log_\\frac{1}{3}9 = -2', '\\log_\\frac{1}{3}9 = 2'],
    ['\\lfloor \\log_2 9 \\rfloor = 3', '\\lfloor \\log_2 9 \\rfloor = 4'],
    ['.\\overline{1}=\\frac{1}{9}', '.\\overline{1}=\\frac{1}{10}'],
    ['100 \\div 12 = 8 \\text{ R } 4', '100 \\div 12 = 8 \\text{ R } 5'],
    ['2005\\div4=501R1', '2005\\div4=500R5'],
    ['3!=\\emph{6}', '3!=\\emph{7}'],
    [
      '\\text{cis } 60^\\circ = \\frac12 + \\frac{\\sqrt3}2 i',
      '\\text{cis } 60^\\circ = \\frac12 - \\frac{\\sqrt3}2 i',
    ],
    ['\\frac{1}{2}\\times(\\$2+\\$4) = \\$3', '\\frac{1}{2}\\times(\\$2+\\$4) = \\$4'],
    ['x^2+7>10 \\to x^2>3', 'x^2+7>10 \\to x^2>4'],
    ['\\pi (3r)^2(2h)=\\pi r^2h(9)(2)', '\\pi (3r)^2(2h)=\\pi r^2h(9)(4)'],
  ])('reads %s', (right, wrong) => {
    expect(alone(`$${right}$`)).toBe('proved');
    expect(alone(`$${wrong}$`)).toBe('refuted');
  });
});

describe('words that tell which numbers are meant', () => {
  const check = (previous: string, step: string): string =>
    checkStep({ problem: null, previous: [previous], step }).outcome;

  it.each([
    ['The integer $n$ satisfies $0<n<8$.', '$n=1,2,3,4,5,6,7$', 'undecided'],
    ['Let $n$ be a positive integer with $2n = 6$.', '$n = 3$', 'proved'],
    ['Let $n$ be a positive integer with $2n = 6$.', '$n = 4$', 'refuted'],
    ['Let $x$ be a positive number with $x^2 = 9$.', '$x = 3$', 'proved'],
    ['Let $x$ be a positive number with $x^2 = 9$.', '$x = 4$', 'refuted'],
    ['Case 1: $x < 3$.', '$|x-3| = -(x-3)$', 'proved'],
  ])('%s %s is %s', (previous, step, outcome) => {
    expect(check(previous, step)).toBe(outcome);
  });

  it('takes a congruence written with a multiple of its modulus', () => {
    const request = { problem: 'Find $a$.', previous: ['We have $a\\equiv 4\\pmod 5$.'] };
    expect(checkStep({ ...request, step: 'So $a=4+5n$ for an integer $n$.' }).outcome).toBe('proved');
    expect(checkStep({ ...request, step: 'So $a=3+5n$ for an integer $n$.' }).outcome).toBe('undecided');
  });
});
