import { describe, expect, it } from 'vitest';
import { checkStep } from '../../../../src/symbolic/check/checkStep.ts';

function outcomes(step: string, previous: readonly string[] = []): readonly string[] {
  return checkStep({ problem: 'A text.', previous, step }).findings.map(({ outcome }) => outcome);
}

const residues = ['We know $a \\equiv 10 \\pmod{24}$ and $b \\equiv 4 \\pmod{24}$.'];
const odd = ['Let $n = 2k+1$.'];

const twins: readonly (readonly [right: string, wrong: string, previous: readonly string[]])[] = [
  ['So $2011 \\cdot 2012 \\equiv 2$ modulo 5.', 'So $2011 \\cdot 2012 \\equiv 3$ modulo 5.', []],
  ['Modulo $25$, we get $11 \\cdot 9 \\equiv -1$.', 'Modulo $25$, we get $11 \\cdot 9 \\equiv 1$.', []],
  ['Note that $x + 2010 \\equiv x \\pmod{2010}$.', 'Note that $x + 2011 \\equiv x \\pmod{2010}$.', []],
  ['So $a + b \\equiv 14 \\pmod{24}$.', 'So $a + b \\equiv 6 \\pmod{24}$.', residues],
  ['So $ab \\equiv 4 \\pmod{12}$.', 'So $ab \\equiv 4 \\pmod{24}$.', residues],
  ['So $n^2 + n$ is even.', 'So $n^2 + n + 1$ is even.', odd],
  ['So $n^2$ is odd.', 'So $n + 1$ is odd.', odd],
];

describe('congruences and divisibility amid a text', () => {
  it.each(twins)('proves "%s", not "%s"', (right, wrong, previous) => {
    expect(outcomes(right, previous)).toEqual(['proved']);
    expect(outcomes(wrong, previous)).not.toContain('proved');
  });

  it('does not put what a letter leaves into an exponent', () => {
    const step = { problem: null, previous: ['$a \\equiv 0 \\pmod 2$'], step: '$2^a \\equiv 1 \\pmod 2$' };
    expect(checkStep(step).outcome).toBe('undecided');
  });
});
