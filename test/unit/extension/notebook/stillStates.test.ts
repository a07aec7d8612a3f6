import { describe, expect, it } from 'vitest';
import { stillStates } from '../../../../src/extension/notebook/solve/stillStates.ts';

const BEFORE = '# Exercise\n\nSolve $2x = 8$.\n';
const PROBLEM = { text: 'Solve $2x = 8$.', language: 'markdown', span: { start: 12, end: 27 } } as const;

describe('stillStates', () => {
  it('finds the problem wherever it stands now', () => {
    expect(stillStates(BEFORE, BEFORE, PROBLEM)).toBe(true);
    expect(stillStates(`# Exercise\n\nAn easy one.\n\n${BEFORE.slice(12)}\nMy notes.`, BEFORE, PROBLEM)).toBe(true);
  });

  it('does not take another one for it', () => {
    expect(stillStates('# Exercise\n\nSolve $2x = 18$.\n', BEFORE, PROBLEM)).toBe(false);
    expect(stillStates('', BEFORE, PROBLEM)).toBe(false);
  });

  it('looks for no problem that stands in another cell', () => {
    const { text, language } = PROBLEM;
    expect(stillStates('1. $x = 4$', '1. $x = 4$', { text, language })).toBe(true);
  });
});
