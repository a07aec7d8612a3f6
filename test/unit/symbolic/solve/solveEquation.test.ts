import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countRealRoots,
  divide,
  greatestCommonDivisor,
  isolateRealRoots,
  trim,
} from '../../../../src/symbolic/algebra/univariate.ts';
import type { Univariate } from '../../../../src/symbolic/algebra/univariate.ts';
import { Rational } from '../../../../src/symbolic/exact/rational.ts';
import { toPlain } from '../../../../src/symbolic/expression/print.ts';
import { readLatex } from '../../../../src/symbolic/index.ts';
import { solveEquation } from '../../../../src/symbolic/solve/solveEquation.ts';

const L = String.raw;

function solve(equation: string, name = 'x'): string {
  const read = readLatex(equation);
  if (read.kind !== 'relation') throw new Error(`not an equation: ${equation}`);
  const solutions = solveEquation(read.left, read.right, name);
  if (!solutions) return 'unsolved';
  return `${solutions.roots.map(toPlain).join('; ')}${solutions.complete ? '' : ' …'}`;
}

describe('solveEquation', () => {
  it.each([
    ['2x + 3 = 11', '4'],
    ['x^2 = 9', '-3; 3'],
    ['x^2 + 1 = 0', ''],
    ['x^3 - 6x^2 + 11x - 6 = 0', '1; 2; 3'],
    [L`\frac{1}{x} + \frac12 = 1`, '2'],
    [L`\sqrt{x+6} = x`, '3'],
    [L`\sqrt{x+1} = 3`, '8'],
    [L`\frac{x^2-1}{x-1} = 2`, ''],
    [L`2^x = 32`, 'ln(32)/ln(2)'],
    [L`|x - 3| = 5`, '8; -2'],
  ])('solves %s', (equation, roots) => {
    const found = solve(equation);
    expect(found.split('; ').sort()).toEqual(roots.split('; ').sort());
  });

  it('solves for a letter among others', () => {
    expect(solve(L`A = \frac{1}{2}bh`, 'h')).toBe('2*A/b');
  });
});

const linear = fc.integer({ min: -9, max: 9 }).map((r): Univariate => [Rational.of(-r), Rational.one]);

function multiply(a: Univariate, b: Univariate): Univariate {
  const out = Array.from({ length: a.length + b.length - 1 }, () => Rational.zero);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      out[i + j] = (out[i + j] ?? Rational.zero).plus(x.times(y));
    });
  });
  return trim(out);
}

describe('polynomials in one variable', () => {
  it('finds each distinct root of a product of linear factors once', () => {
    fc.assert(
      fc.property(fc.array(linear, { minLength: 1, maxLength: 5 }), (factors) => {
        const p = factors.reduce(multiply);
        const distinct = new Set(factors.map((f) => f[0]?.toString()));
        expect(countRealRoots(p)).toBe(distinct.size);
        expect(isolateRealRoots(p, Rational.of(1, 1000))).toHaveLength(distinct.size);
      }),
      { numRuns: 40 },
    );
  });

  it('divides with remainder, and finds common factors', () => {
    fc.assert(
      fc.property(linear, linear, linear, (a, b, c) => {
        const [p, q] = [multiply(a, b), multiply(a, c)];
        expect(divide(p, a).remainder).toHaveLength(0);
        expect(divide(greatestCommonDivisor(p, q), a).remainder).toHaveLength(0);
      }),
    );
  });
});
