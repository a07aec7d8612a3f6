import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plot } from '../../../../src/core/plotting.ts';
import { plotFunctions } from '../../../../src/symbolic/plot/plotFunctions.ts';

function plot(problem: string | null, ...steps: string[]): Plot | null {
  return plotFunctions({ problem, steps });
}

function labels(plotted: Plot | null): readonly string[] {
  return plotted?.curves.map(({ latex }) => latex) ?? [];
}

describe('the functions that are drawn', () => {
  it.each([
    ['Differentiate $f(x) = x^3 + 2x$.', 1],
    ['Sketch $y = \\frac{1}{x}$.', 1],
    ['Solve $3x - 5 = 16$.', 2],
    ['Solve $x^2 - 5x + 6 = 0$.', 1],
    ['Compute $\\int_0^2 x^2 \\, dx$.', 1],
    ['Simplify $\\frac{t^2 - 1}{t - 1}$.', 1],
    ['Solve $x^2 < 4$.', 2],
  ])('are found in %s', (problem, count) => {
    expect(labels(plot(problem))).toHaveLength(count);
  });

  it.each([
    ['Compute $36 / 4 + 5$.'],
    ['A box holds 36 pens. Mia gives away a quarter of them.'],
    ['Solve $x + y = 3$ and $x - y = 1$.'],
    ['$x = 7$'],
    ['Let $a = 2b$ be lengths.'],
    ['Find $\\det A$ for $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$.'],
    [''],
  ])('are not there in %s', (problem) => {
    expect(plot(problem)).toBeNull();
  });

  it('are those the steps define too, a derivative among them', () => {
    expect(labels(plot('Differentiate $f(x) = x^3$.', "$f'(x) = 3x^2$"))).toHaveLength(2);
  });

  it('may use the macros of the user', () => {
    const macros = { '\\half': '\\frac{1}{2}' };
    expect(plotFunctions({ problem: 'Sketch $y = \\half x$.', steps: [], macros })?.curves).toHaveLength(1);
  });
});

describe('a graph', () => {
  it('holds true points', () => {
    const points = plot('Sketch $y = x^2 - 1$.')?.curves[0]?.parts.flat() ?? [];
    expect(points.length).toBeGreaterThan(100);
    for (const [x, y] of points) expect(y).toBeCloseTo(x * x - 1, 3);
  });

  it('has a gap at a pole and no line through it', () => {
    const parts = plot('Sketch $y = \\frac{1}{x - 1}$.')?.curves[0]?.parts ?? [];
    expect(parts).toHaveLength(2);
    const [left, right] = parts;
    expect(left?.at(-1)?.[0]).toBeLessThanOrEqual(1);
    expect(right?.[0]?.[0]).toBeGreaterThanOrEqual(1);
    expect(left?.at(-1)?.[1]).toBeLessThan(0);
    expect(right?.[0]?.[1]).toBeGreaterThan(0);
  });

  it('has a gap at every pole of the tangent', () => {
    const parts = plot('Sketch $y = \\tan x$.')?.curves[0]?.parts ?? [];
    expect(parts).toHaveLength(5);
  });

  it('is one line where a function is only steep', () => {
    expect(plot('Sketch $y = x^5$.')?.curves[0]?.parts).toHaveLength(1);
    expect(plot('Sketch $y = e^x$.')?.curves[0]?.parts).toHaveLength(1);
  });

  it('begins where the function begins', () => {
    const [first] = plot('Sketch $y = \\sqrt{x - \\frac{1}{3}}$.')?.curves[0]?.parts[0] ?? [];
    expect(first?.[0]).toBeCloseTo(1 / 3, 2);
  });

  it('shows the solutions that the steps name', () => {
    const { x } = plot('Solve $3x - 50 = 16$.', '$3x = 66$', '$x = 22$')!;
    expect(x[0]).toBeLessThan(0);
    expect(x[1]).toBeGreaterThan(22);
  });

  it('is never drawn for what cannot be evaluated', () => {
    expect(plot('Sketch $y = g(x) + 1$.')).toBeNull();
    expect(plot('Solve $\\sum_{k=1}^{100000} k^{k^k} x = 1$.')).toBeNull();
  });

  it('is finite and inside bounds for any quotient of two quadratics', () => {
    const coefficient = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.array(coefficient, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
        const found = plot(`Sketch $y = \\frac{${a}x^2 + ${b}x + ${c}}{${d}x^2 + ${e}x + ${f}}$.`);
        for (const [x, y] of found?.curves.flatMap(({ parts }) => parts.flat()) ?? []) {
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          const value = (a! * x * x + b! * x + c!) / (d! * x * x + e! * x + f!);
          const [low, high] = found!.y;
          if (value > low && value < high) expect(Math.abs(y - value)).toBeLessThan(0.02 * (high - low));
        }
      }),
      { numRuns: 25 },
    );
  });
});
