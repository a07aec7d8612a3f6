import { describe, expect, it } from 'vitest';
import { limitWork, workDone, WorkSpent } from '../../../../src/symbolic/exact/work.ts';
import { readLatex } from '../../../../src/symbolic/read/readLatex.ts';
import { equivalent } from '../../../../src/symbolic/decide/equivalent.ts';
import { checkStep } from '../../../../src/symbolic/index.ts';

const hard = '$(a+b+c+d+e_1+f_1+g_1+h_1)^{9} = (a+b+c+d+e_1+f_1+g_1)^{9} + h_1^9 + \\sqrt{a + \\sqrt{b + \\sqrt{c}}}$';
const system = [
  '$x^3 y + z^2 w = 7$',
  '$y^3 z + \\sqrt{w^2 + x} = 5$',
  '$z^3 w + \\frac{x}{y + w} = 3$',
  '$w^3 x + y z = 1$',
].join(' and ');

describe('a step that takes too much work', () => {
  it('is given up within the work of one step', () => {
    const before = workDone();
    const { outcome } = checkStep({ problem: system, previous: [], step: '$x + y + z + w = 4$' });
    expect(outcome).not.toBe('proved');
    expect(workDone() - before).toBeLessThan(150_000);
  });

  it('leaves the claims beside the hard one judged', () => {
    const step = `${hard} and $2 + 2 = 4$, so $2 + 3 = 6$.`;
    const { findings, outcome } = checkStep({ problem: 'A problem with words.', previous: [system], step });
    expect(outcome).toBe('refuted');
    expect(findings.slice(1).map((finding) => finding.outcome)).toEqual(['proved', 'refuted']);
    expect(findings[1]?.reason).toContain('exact value');
  });

  it('judges plain claims even after many costly ones', () => {
    const step = `${Array.from({ length: 12 }, (_, k) => `$x^${k + 2} + y z = w^${k + 3}$`).join(', ')}, and $12 \\cdot 12 = 144$.`;
    const { findings } = checkStep({ problem: system, previous: [], step });
    expect(findings.at(-1)?.outcome).toBe('proved');
  });

  it('passes through a comparison as what it is, so that half of it is never taken for the whole', () => {
    const [a, b] = [readLatex('(x+y+z)^{12}'), readLatex('(z+y+x)^{12}')];
    if (a.kind === 'unreadable' || b.kind === 'unreadable') throw new Error('not read');
    expect(equivalent(a, b).outcome).toBe('proved');
    expect(() => limitWork(40, () => equivalent(a, b))).toThrow(WorkSpent);
  });

  it('gives up a function that is defined by itself', () => {
    const request = { problem: 'Let $f(x) = f(x - 1) + x$ for all $x$.', previous: [], step: '$f(3) = 6$' };
    expect(checkStep(request).outcome).toBe('undecided');
  });
});
