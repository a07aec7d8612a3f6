import { describe, expect, it } from 'vitest';
import type { SecondOpinion } from '../../../../src/core/secondOpinion.ts';
import { checkStep, openEqualities, settled } from '../../../../src/symbolic/index.ts';

const step = (
  text: string,
  problem: string | null = null,
): { problem: string | null; previous: string[]; step: string } => ({
  problem,
  previous: [],
  step: text,
});
const open = step('$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$');

function withOpinion(request: typeof open, opinion: SecondOpinion): ReturnType<typeof settled> {
  return settled(request, [{ finding: 0, opinion }], 'Other 1.0');
}

describe('equations left open', () => {
  it('are told as plain trees without any name of the user', () => {
    const [asked] = openEqualities(step('$\\int_0^{secretive} e^{-x^2}\\,dx = 7$'));
    expect(asked).toMatchObject({ finding: 0 });
    expect(JSON.stringify(asked)).not.toMatch(/"[stvy]"/);
    expect(openEqualities(open)).toMatchObject([{ finding: 0, variables: 1 }]);
  });

  it.each(['$2 + 2 = 4$', '$2 + 2 = 5$', '$5$ apples $= 7$ pears', '$f(x) = g(x)$', 'Nothing is said.'])(
    'are none in %s',
    (text) => {
      expect(openEqualities(step(text))).toEqual([]);
    },
  );

  it('are not asked about where the sides are known to differ', () => {
    const request = step('So $x^2 = 9$.', 'A number $x$ is given.');
    expect(checkStep(request).outcome).toBe('undecided');
    expect(openEqualities(request)).toEqual([]);
  });
});

describe('what another program says of them', () => {
  it('proves an equation, and names the program', () => {
    expect(withOpinion(open, { answer: 'equal' })).toMatchObject({
      outcome: 'proved',
      reason: expect.stringMatching(/^Other 1\.0/) as unknown,
    });
  });

  it('refutes nothing that the own evaluator does not find as well', () => {
    expect(withOpinion(open, { answer: 'different', at: [] }).outcome).toBe('undecided');
    expect(withOpinion(open, { answer: 'different', at: ['2'] }).outcome).toBe('undecided');
    expect(withOpinion(open, { answer: 'unknown' })).toEqual(checkStep(open));
  });

  it('changes nothing that was decided', () => {
    const wrong = step('$2 + 2 = 5$');
    expect(withOpinion(wrong, { answer: 'equal' })).toEqual(checkStep(wrong));
  });
});
