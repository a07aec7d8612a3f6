import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DoubleVariable } from '../../../../src/symbolic/numeric/doubles.ts';
import { compileDoubles } from '../../../../src/symbolic/numeric/doubles.ts';
import { solveInDoubles } from '../../../../src/symbolic/numeric/newton.ts';
import { readLatex } from '../../../../src/symbolic/read/readLatex.ts';

function cellsIn(variables: Map<string, DoubleVariable>): (key: string) => DoubleVariable {
  return (key) => {
    const cell = variables.get(key) ?? { value: 1 };
    variables.set(key, cell);
    return cell;
  };
}

function compiled(latex: string, variables: Map<string, DoubleVariable>): () => number {
  const expr = readLatex(latex);
  const made = expr.kind === 'unreadable' ? null : compileDoubles(expr, cellsIn(variables));
  if (!made) throw new Error(`not compiled: ${latex}`);
  return made;
}

describe('expressions in doubles', () => {
  it.each([
    ['\\frac{x^2 - 1}{x - 1}', 4],
    ['\\sqrt{x + 1}', 2],
    ['\\ln(e^x)', 3],
    ['2^{x}', 8],
    ['\\cos(\\pi x)', -1],
    ['\\log(10^x)', 3],
    ['f(x) + f(x)', 2],
  ])('%s at x = 3', (latex, value) => {
    const variables = new Map<string, DoubleVariable>([['$x', { value: 3 }]]);
    expect(compiled(latex, variables)()).toBeCloseTo(value, 9);
  });

  it('takes real odd roots of negative numbers, and none of even degree', () => {
    const at = (latex: string): number => compiled(latex, new Map([['$x', { value: -8 }]]))();
    expect(at('x^{1/3}')).toBeCloseTo(-2, 9);
    expect(at('x^{2/3}')).toBeCloseTo(4, 9);
    expect(at('\\sqrt{x}')).toBeNaN();
  });

  it.each(['x!', '\\lfloor x \\rfloor', '1 + i', '(1, 2)', '\\sum_{k=1}^{n} k'])('has none for %s', (latex) => {
    const expr = readLatex(latex);
    expect(expr.kind === 'unreadable' ? null : compileDoubles(expr, cellsIn(new Map()))).toBeNull();
  });
});

describe("Newton's method", () => {
  it('finds solutions of systems with as many, fewer or redundant equations', () => {
    const systems = [
      [
        ['x^2 + y^2', '25'],
        ['x - y', '1'],
      ],
      [['x y z', '6']],
      [
        ['x + y', '3'],
        ['2x + 2y', '6'],
        ['x y', '2'],
      ],
    ];
    for (const system of systems) {
      const variables = new Map<string, DoubleVariable>();
      const equations = system.map(([l = '', r = '']) => ({
        left: compiled(l, variables),
        right: compiled(r, variables),
      }));
      [...variables.values()].forEach((cell, k) => (cell.value = 1 + 0.7 * k));
      expect(solveInDoubles(equations, [...variables.values()])).toBe(true);
      for (const { left, right } of equations) expect(left()).toBeCloseTo(right(), 7);
    }
  });

  it('says so when there is none', () => {
    const variables = new Map<string, DoubleVariable>();
    const equations = [{ left: compiled('x^2', variables), right: compiled('-1', variables) }];
    expect(solveInDoubles(equations, [...variables.values()])).toBe(false);
    expect(solveInDoubles([{ left: () => 1, right: () => 2 }], [])).toBe(false);
  });

  it('meets every linear system that has a solution', () => {
    const coefficient = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coefficient, coefficient, coefficient), { minLength: 1, maxLength: 3 }), (rows) => {
        const cells = [{ value: 1 }, { value: 1 }, { value: 1 }];
        const equations = rows.map((row) => ({
          left: () => row.reduce((total, a, k) => total + a * (cells[k]?.value ?? 0), 0),
          right: () => row.reduce((total, a, k) => total + a * (k + 2), 0),
        }));
        expect(solveInDoubles(equations, cells)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
