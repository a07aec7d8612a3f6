import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function check(step: string): ReturnType<typeof checkStep> {
  return checkStep({ problem: 'A text.', previous: [], step });
}

describe('a chain of which one side cannot be read', () => {
  it('is judged by its other sides', () => {
    const outcomes = check('So $\\deg d = 13 - 7 = 6$.').findings.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['undecided', 'proved']);
    expect(check('So $\\deg d = 13 - 7 = 5$.').outcome).toBe('refuted');
  });

  it('is not proved where that side is what matters', () => {
    expect(check('So $\\deg d = 6 = 6$.').outcome).toBe('undecided');
  });
});

describe('what stands amid other signs', () => {
  const twins: readonly (readonly [right: string, wrong: string])[] = [
    ['$1:2:7 = 20:40:140$', '$1:2:7 = 20:41:140$'],
    ['$\\frac12 : \\frac13 : \\frac14 = 6 : 4 : 3$', '$\\frac12 : \\frac13 : \\frac14 = 6 : 3 : 4$'],
    [
      '$\\begin{pmatrix} 1 & \\cos 60^\\circ \\end{pmatrix} = \\begin{pmatrix} 1 & \\frac12 \\end{pmatrix}$',
      '$\\begin{pmatrix} 1 & \\cos 60^\\circ \\end{pmatrix} = \\begin{pmatrix} 1 & \\frac13 \\end{pmatrix}$',
    ],
    [
      '$160\\text{ rupee} \\times \\frac{1\\text{ USD}}{32.35\\text{ rupee}} \\approx 4.95\\text{ USD}$',
      '$160\\text{ rupee} \\times \\frac{1\\text{ USD}}{32.35\\text{ rupee}} \\approx 5.95\\text{ USD}$',
    ],
    [
      '\\begin{align*} 2 \\begin{pmatrix} 1 & 2 \\end{pmatrix} &= \\begin{pmatrix} 2 & 4 \\end{pmatrix} \\end{align*}',
      '\\begin{align*} 2 \\begin{pmatrix} 1 & 2 \\end{pmatrix} &= \\begin{pmatrix} 2 & 3 \\end{pmatrix} \\end{align*}',
    ],
    [
      '\\begin{align*} (x+1)^2&=x^2+2x+1\\cr&=x(x+2)+1 \\end{align*}',
      '\\begin{align*} (x+1)^2&=x^2+2x+1\\cr&=x(x+1)+1 \\end{align*}',
    ],
  ];

  it.each(twins)('%s is proved, %s is refuted', (right, wrong) => {
    expect(check(`So ${right}.`).outcome).toBe('proved');
    expect(check(`So ${wrong}.`).outcome).toBe('refuted');
  });

  it('leaves a ratio of three beside one of two open', () => {
    expect(check('So $1:2:7 = 20:40$.').outcome).toBe('undecided');
  });
});
