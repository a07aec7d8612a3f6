import { describe, expect, it } from 'vitest';
import type { SymbolicEvidence } from '../../../../src/core/evidence.ts';
import { checkStep } from '../../../../src/symbolic/index.ts';

/** Judges the last of several steps after a problem and the others. */
function outcome(problem: string, ...steps: readonly string[]): SymbolicEvidence['outcome'] {
  return checkStep({ problem, previous: steps.slice(0, -1), step: steps.at(-1)! }).outcome;
}

const words = 'Ann cuts a rope into pieces and weighs them.';

describe('what was found before is put in', () => {
  it.each([
    [['We have $x + y = 10$.', 'We find $x = 3$.', 'So $y = 7$.'], 'proved'],
    [['Since $A = l w$, $l = 4$ and $w = 6$.', 'Then $A = 24$.'], 'proved'],
    [['Since $A = l w$, $l = 4$ and $w = 6$.', 'Then $A = 10$.'], 'undecided'],
    [['Here $x + y = 10$ and $x - y = 4$.', 'Adding gives $2x = 14$.'], 'proved'],
    [['Here $x + y = 10$ and $x - y = 4$.', 'Adding gives $2x = 12$.'], 'undecided'],
    [['Here $x + y = 5$ and $xy = 6$.', 'So $x^2 + y^2 = 13$.'], 'proved'],
    [['Here $x + y = 5$ and $xy = 6$.', 'So $x^2 + y^2 = 25$.'], 'undecided'],
    [['So $f(1,2) = 1 + 2f(2,1)$ and $f(2,1) = 2 + f(1,2)$.', 'Thus $f(1,2) = -5$.'], 'proved'],
    [['So $f(1,2) = 1 + 2f(2,1)$ and $f(2,1) = 2 + f(1,2)$.', 'Thus $f(1,2) = 5$.'], 'undecided'],
  ] as const)('%j is %s', (steps, expected) => {
    expect(outcome(words, ...steps)).toBe(expected);
  });

  it('proves nothing from statements that contradict each other', () => {
    expect(outcome(words, 'Case 1: $x = 2$.', 'Case 2: $x = 5$.', 'So $y = 9$.')).toBe('undecided');
  });
});

describe('letters for lengths are positive', () => {
  it('so that the negative root is no solution', () => {
    expect(outcome('A square has side length $s$.', 'Its area is $s^2 = 25$.', 'So $s = 5$.')).toBe('proved');
  });

  it('while any other letter may be negative', () => {
    expect(outcome('Find the solutions.', 'We have $s^2 = 25$.', 'So $s = 5$.')).toBe('undecided');
  });
});

describe('a function given in several ways', () => {
  const steps = ['First, $f(x) = 5x + 1$.', 'Second, $f(x) = 3x + 2$.'];

  it('refutes no value that one of them has', () => {
    expect(outcome(words, ...steps, 'For the first, $f(2) = 11$.')).not.toBe('refuted');
  });

  it('refutes a value that none of them has', () => {
    expect(outcome(words, ...steps, 'For the first, $f(2) = 12$.')).toBe('refuted');
  });
});

describe('rewritings amid a text', () => {
  it.each([
    ['Expanding gives $(m+n)^2 = m^2 + 2mn + n^2$.', 'proved'],
    ['Expanding gives $(m+n)^2 = m^2 + mn + n^2$.', 'refuted'],
    ['We know that $(m+n)^2 = m^2 + mn + n^2$.', 'undecided'],
    ['So $p = (m+1)(m-3) = m^2 - 2m - 3$.', 'proved'],
    ['So $p = (m+1)(m-3) = m^2 + 2m - 3$.', 'refuted'],
  ] as const)('%s', (step, expected) => {
    expect(outcome(words, step)).toBe(expected);
  });
});

describe('links of a chain', () => {
  it('are judged one by one where the first only rests on words', () => {
    const evidence = checkStep({ problem: words, previous: [], step: 'So $a + b = -3 + 3 = 0$.' });
    expect(evidence.outcome).toBe('undecided');
    expect(evidence.findings.map((finding) => finding.outcome)).toContain('proved');
  });
});

describe('words that excuse', () => {
  it.each([
    'The points are $\\left[ 22.8 \\right] = 22$.',
    'So $\\theta = \\tan^{-1}(-1) = \\frac{3\\pi}{4}$.',
    'There are 70 ≤ 24\\( K \\) of them.',
  ])('%s is not refuted', (step) => {
    expect(outcome(words, step)).not.toBe('refuted');
  });
});
