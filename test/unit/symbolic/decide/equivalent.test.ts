import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalent, readLatex } from '../../../../src/symbolic/index.ts';
import type { Expr } from '../../../../src/symbolic/expression/expr.ts';
import { number, power, product, sum, symbol } from '../../../../src/symbolic/expression/build.ts';

const L = String.raw;

function outcome(claim: string): string {
  const read = readLatex(claim);
  if (read.kind !== 'relation') throw new Error(`not a relation: ${claim}`);
  return equivalent(read.left, read.right).outcome;
}

describe('equivalent', () => {
  it.each([
    L`\frac12+\frac13=\frac56`,
    L`(a+b)^2=a^2+2ab+b^2`,
    L`\sin^2 x+\cos^2 x=1`,
    L`\cos 3x = 4\cos^3 x-3\cos x`,
    L`\ln(x^2)=2\ln x`,
    L`\sqrt{3+2\sqrt2}=1+\sqrt2`,
    L`\frac1{1+\sqrt2}=\sqrt2-1`,
    L`\sqrt{x^2}=|x|`,
    L`e^{i\pi}+1=0`,
    L`\frac{(n+1)!}{n!}=n+1`,
    L`2^{x+3}=8\cdot2^x`,
    L`\cosh^2x-\sinh^2x=1`,
    L`\sqrt[3]{54}=3\sqrt[3]{2}`,
    L`(\sqrt3+i)^6=-64`,
    L`\cos(n\pi)=(-1)^n`,
  ])('proves %s', (claim) => {
    expect(outcome(claim)).toBe('proved');
  });

  it.each([
    L`\frac12+\frac13=\frac25`,
    L`(a+b)^2=a^2+b^2`,
    L`\ln(x+1)=\ln x+\ln 1`,
    L`\sqrt{x^2}=x`,
    L`\frac{1}{2^{99}}=\frac{1}{2^{98}}`,
    L`\binom{n}{2}=\frac{n(n+1)}{2}`,
    L`\sqrt{3+2\sqrt2}=1+\sqrt3`,
    L`\cos 2x = 2\cos x`,
  ])('refutes %s', (claim) => {
    expect(outcome(claim)).toBe('refuted');
  });

  it.each([L`9^{9^{9^9}}=1`, L`1000000!=3`])('leaves the bomb %s undecided', (claim) => {
    expect(outcome(claim)).toBe('undecided');
  });

  const leaf: fc.Arbitrary<Expr> = fc.oneof(
    fc.integer({ min: -9, max: 9 }).map((n) => number(n)),
    fc.constantFrom('x', 'y').map(symbol),
  );
  const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => sum(a, b)),
      fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => product(a, b)),
      tie('expr').map((a) => power(a, number(2))),
    ),
  }));

  it('is reflexive and symmetric, and two seeds never contradict', () => {
    fc.assert(
      fc.property(expr, expr, (a, b) => {
        expect(equivalent(a, a).outcome).toBe('proved');
        expect(equivalent(a, b).outcome).toBe(equivalent(b, a).outcome);
        const seeds = [1, 2].map((seed) => equivalent(a, b, { seed }).outcome);
        expect(new Set(seeds)).not.toEqual(new Set(['proved', 'refuted']));
        expect(equivalent(sum(a, b), sum(b, a, number(0))).outcome).toBe('proved');
      }),
      { numRuns: 60 },
    );
  });
});
