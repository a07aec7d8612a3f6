import { describe, expect, it } from 'vitest';
import { claimPieces } from '../../../src/extension/present/claimPieces.ts';

function cut(claim: string): string {
  return claimPieces(claim)
    .map(({ kind, text }) => (kind === 'math' ? `[${text.trim()}]` : text))
    .join('');
}

describe('a claim cut into words and formulas', () => {
  it.each([
    ['is one formula, with or without its delimiters', '3x = 21', '[3x = 21]'],
    ['is one formula, with or without its delimiters', '$3x = 21$', '[3x = 21]'],
    ['is a row of aligned formulas', '&= x(x + 6) + 9 \\\\', '[= x(x + 6) + 9]'],
    ['reaches over several formulas of a step', 'x = 2$ or $x = 3', '[x = 2] or [x = 3]'],
    ['keeps the delimiters of all its formulas', '$x = 2$ or $x = 3$', '[x = 2] or [x = 3]'],
    ['begins with words', 'so $x = 2$ or $x = 3$', 'so [x = 2] or [x = 3]'],
    ['ends with words', '$x = 2$, as was asked', '[x = 2], as was asked'],
    ['begins in a formula and ends in words', 'x = 2$ for the smaller root', '[x = 2] for the smaller root'],
  ])('that %s', (_, claim, pieces) => {
    expect(cut(claim)).toBe(pieces);
  });

  it('of money is words', () => {
    expect(cut('the rest is sold for \\$2 each')).not.toContain('[the');
  });
});
