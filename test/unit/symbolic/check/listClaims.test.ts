import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcomes(step: string, previous: readonly string[]): readonly string[] {
  return checkStep({ problem: 'A text.', previous, step }).findings.map(({ outcome }) => outcome);
}

const solutions = ['So $x = \\frac14$ or $x = \\frac23$.'];

const twins: readonly (readonly [before: readonly string[], right: string, wrong: string])[] = [
  [solutions, 'The smaller of these is $\\frac14$.', 'The smaller of these is $\\frac23$.'],
  [solutions, 'The largest possible value of $x$ is $\\frac23$.', 'The largest possible value of $x$ is $\\frac14$.'],
  [['We get $n = 1, 2, 3, 4$.'], 'The sum of these integers is 10.', 'The sum of these integers is 9.'],
  [['The primes are $23$ and $29$.'], 'The mean is $26$.', 'The mean is $27$.'],
  [['The values are 3, 8 and 5.'], 'The median is 5.', 'The median is 8.'],
  [['The ways are $(5,0)$, $(4,1)$, $(3,2)$.'], 'There are $3$ ways.', 'There are $4$ ways.'],
];

describe('what is said of values listed before', () => {
  it.each(twins)('after %j proves "%s", leaves "%s" open', (before, right, wrong) => {
    expect(outcomes(right, before)).toContain('proved');
    expect(outcomes(wrong, before)).not.toContain('proved');
    expect(outcomes(wrong, before)).not.toContain('refuted');
  });

  it('counts no things of another name, and takes no first value of several', () => {
    expect(outcomes('There are $3$ apples.', ['The ways are $(5,0)$, $(4,1)$, $(3,2)$.'])).toEqual([]);
    expect(outcomes('The smaller sides are $4$ and $3$.', ['The sides are $4$ and $5$.'])).toEqual([]);
  });
});
