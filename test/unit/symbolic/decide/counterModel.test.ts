import { describe, expect, it } from 'vitest';
import { hasCounterModel } from '../../../../src/symbolic/decide/counterModel.ts';
import { restated } from '../../../../src/symbolic/decide/restated.ts';
import type { Expr } from '../../../../src/symbolic/expression/expr.ts';
import { checkStep } from '../../../../src/symbolic/index.ts';
import { readLatex } from '../../../../src/symbolic/read/readLatex.ts';

function read(latex: string): Expr {
  const expr = readLatex(latex);
  if (expr.kind === 'unreadable') throw new Error(expr.reason);
  return expr;
}

function found(premises: readonly string[], claim: string): boolean {
  return hasCounterModel(premises.map(read), read(claim));
}

describe('values at which the premises hold and a claim does not', () => {
  it.each([
    [['x^2 + y^2 = 25'], 'x = 3'],
    [['x + y + z = 6', 'x y = 2'], 'z = 3'],
    [['x^2 = 4', 'x < 0'], 'x = 2'],
    [['x = 2 \\text{ or } x = 3', 'y = x + 1'], 'y = 3'],
    [['f(x) = 3', 'f(y) = 4'], 'f(z) = 5'],
    [['\\sin(x) = \\frac{1}{2}'], '\\cos(x) = 3'],
    [[], '(x+1)^2 = x^2 + 1'],
    [['a > 0'], 'a > 5'],
  ])('%j and not %s', (premises, claim) => {
    expect(found(premises, claim)).toBe(true);
  });

  it.each([
    [['2x = 6'], 'x = 3'],
    [['x + y = 5', 'x - y = 1'], 'x = 3'],
    [['x^2 + y^2 = 0'], 'x = 0'],
    [['a^3 = 8'], 'a = 2'],
    [['x = 1', 'x = 2'], 'x = 3'],
    [[], '(x+1)^2 = x^2 + 2x + 1'],
    [['n \\equiv 2 \\pmod 3'], 'n = 4'],
    [['x = 3'], 'x! = 5'],
    [['3x = 1'], 'x = 0.3333'],
  ])('none for %j and %s: it follows, or doubles cannot tell', (premises, claim) => {
    expect(found(premises, claim)).toBe(false);
  });

  it('gives up a claim for which it finds some, and proves none by not finding any', () => {
    const request = { problem: 'A triangle has sides $a$, $b$ and $c$ with $a^2 + b^2 = c^2$.', previous: [] };
    expect(checkStep({ ...request, step: 'So $a + b = c + 1$.' }).outcome).toBe('undecided');
    expect(checkStep({ ...request, previous: ['$a = 3$ and $b = 4$.'], step: 'So $c = 5$.' }).outcome).not.toBe(
      'refuted',
    );
  });
});

describe('a claim that was said before', () => {
  it.each([
    [['x y z (x + y + z) = 1'], 'xyz(x+y+z) = 1'],
    [['a^5 + b^5 = 7', 'c = 2'], '2a^5 + 2b^5 - 14 = 0'],
    [['x^5 + y = 1 \\text{ and } y^5 = x'], 'y^5 = x'],
    [
      ['\\frac{4x}{x^2 - 8x + 15} = \\frac{A}{x-3} + \\frac{B}{x-5}'],
      '\\frac{4x}{x^2 - 8x + 15} = \\frac{A}{x-3} + \\frac{B}{x-5}',
    ],
  ])('%j says %s', (premises, claim) => {
    expect(restated(premises.map(read), read(claim))).toMatchObject({ outcome: 'proved' });
  });

  it.each([
    [['x^2 = 4'], 'x^2 = 5'],
    [['x = 2y'], '\\frac{x}{y} = 2'],
    [['f(x) = 1'], 'g(x) = 1'],
    [['x < 3'], 'x = 3'],
    [['a + b = 2'], 'a - b = 2'],
    [['x = x'], 'y = y + 1'],
  ])('%j does not say %s', (premises, claim) => {
    expect(restated(premises.map(read), read(claim))).toBeNull();
  });

  it('is not shown for a name beside another that is', () => {
    const request = { problem: 'A question about primes $p$ and $q$.', previous: ['We try $q = 5$.'] };
    expect(checkStep({ ...request, step: 'Thus $p = 3$, $q = 5$.' }).outcome).toBe('undecided');
  });
});
