import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcome(premise: string, step: string): string {
  return checkStep({ problem: null, previous: [premise], step }).outcome;
}

describe('general solutions of trigonometric equations', () => {
  it.each([
    ['\\cos x = \\frac12', 'x = \\pm\\frac{\\pi}{3} + 2k\\pi'],
    ['\\sin x = 0', 'x = k\\pi'],
    ['\\tan x = 1', 'x = \\frac{\\pi}{4} + n\\pi'],
    ['\\tan x = 1', 'x = -\\frac{3\\pi}{4} + n\\pi'],
    ['\\sin x = \\frac12', 'x = \\frac{\\pi}{6} + 2k\\pi \\text{ or } x = \\frac{5\\pi}{6} + 2k\\pi'],
    ['\\cos 2x = 0', 'x = \\frac{\\pi}{4} + \\frac{k\\pi}{2}'],
    ['\\sin x = 1', 'x = \\frac{\\pi}{2} + 2\\pi k'],
  ])('%s: %s', (premise, step) => {
    expect(outcome(premise, step)).toBe('proved');
  });

  it.each([
    ['\\cos x = \\frac12', 'x = \\pm\\frac{\\pi}{6} + 2k\\pi'],
    ['\\cos x = \\frac12', 'x = \\frac{\\pi}{3} + 2k\\pi'],
    ['\\sin x = 0', 'x = 2k\\pi'],
    ['\\sin x = 1', 'x = \\frac{\\pi}{2} + \\pi k'],
    ['\\tan x = 1', 'x = \\frac{\\pi}{4} + 2n\\pi'],
  ])('not %s: %s', (premise, step) => {
    expect(outcome(premise, step)).toBe('refuted');
  });

  it('says which value is wrong or missing', () => {
    const { reason } = checkStep({ problem: null, previous: ['\\sin x = 0'], step: 'x = 2k\\pi' });
    expect(reason).toMatch(/the solution .*pi.* is missing/);
  });

  it.each(['\\sqrt{x} = -5', '\\sqrt{x} = -y'])('keeps the sign of a root: %s', (premise) => {
    expect(outcome(premise, 'x = 25')).not.toBe('proved');
  });
});
