import { describe, expect, it } from 'vitest';
import type { SymbolicEvidence } from '../../../../src/core/evidence.ts';
import { checkStep } from '../../../../src/symbolic/index.ts';

/** Judges the last of several steps after the others. */
function judge(problem: string | null, ...steps: readonly string[]): SymbolicEvidence {
  return checkStep({ problem, previous: steps.slice(0, -1), step: steps.at(-1)! });
}

/** The step as the first repair offered would leave it, or null. */
function repairedText(evidence: SymbolicEvidence, step: string): string | null {
  const repair = evidence.findings.find((finding) => finding.repair)?.repair;
  return repair ? step.slice(0, repair.start) + repair.text + step.slice(repair.end) : null;
}

describe('a step after a problem whose words only ask', () => {
  it('is refuted when no solution of what came before satisfies it, and repaired', () => {
    const evidence = judge('Solve $3x - 5 = 16$.', '$3x = 21$', '$x = 8$');
    expect(evidence.outcome).toBe('refuted');
    expect(repairedText(evidence, '$x = 8$')).toBe('$x = 7$');
  });

  it('is proved when it follows', () => {
    expect(judge('Solve $3x - 5 = 16$.', '$3x = 21$', '$x = 7$').outcome).toBe('proved');
  });
});

describe('a step after a problem in words', () => {
  it('is never refuted by what its letters might stand for', () => {
    expect(judge('Ann has $x = 3$ pens and buys two more.', '$x = 5$').outcome).not.toBe('refuted');
  });
});

describe('a step that goes on from the formula before it', () => {
  const first = '(x + 3)^2 = x^2 + 6x + 9';

  it('is proved when the formulas are the same', () => {
    expect(judge(null, first, '= x(x + 6) + 9').outcome).toBe('proved');
  });

  it('is refuted when they differ, and repaired', () => {
    const evidence = judge(null, first, '= x(x + 6) + 10');
    expect(evidence.outcome).toBe('refuted');
    expect(repairedText(evidence, '= x(x + 6) + 10')).toBe('= x^{2} + 6 x + 9');
  });

  it('is judged so also below a problem that defines a function of the same letter', () => {
    const problem = 'Differentiate $f(x) = x^3 + 2x$.';
    expect(judge(problem, first, '= x(x + 6) + 10').outcome).toBe('refuted');
    expect(judge(problem, first, '= x(x + 6) + 9').outcome).toBe('proved');
  });
});

describe('arithmetic that is wrong', () => {
  it('is repaired with the exact value', () => {
    const evidence = judge(null, '$48 / 5 = 9$');
    expect(evidence.outcome).toBe('refuted');
    expect(repairedText(evidence, '$48 / 5 = 9$')).toBe('$48 / 5 = \\frac{48}{5}$');
  });
});
