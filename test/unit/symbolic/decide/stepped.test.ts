import { describe, expect, it } from 'vitest';
import { equivalent } from '../../../../src/symbolic/decide/equivalent.ts';
import type { Expr } from '../../../../src/symbolic/expression/expr.ts';
import { readLatex } from '../../../../src/symbolic/read/readLatex.ts';

function read(latex: string): Expr {
  const expr = readLatex(latex);
  if (expr.kind === 'unreadable') throw new Error(expr.reason);
  return expr;
}

describe('functions of whole numbers', () => {
  it.each([
    ['\\gcd(12 a, 18 a)', '6 a + \\lfloor a \\rfloor - a'],
    ['\\lfloor 2x \\rfloor', '\\lfloor x \\rfloor + \\lfloor x + \\frac{1}{2} \\rfloor'],
  ])('are not proved equal by agreement at points: %s = %s', (left, right) => {
    expect(equivalent(read(left), read(right)).outcome).not.toBe('proved');
  });

  it.each([
    ['\\gcd(12, 18)', '6'],
    ['\\lfloor 7/2 \\rfloor', '3'],
  ])('are still computed where nothing is left open: %s = %s', (left, right) => {
    expect(equivalent(read(left), read(right)).outcome).toBe('proved');
  });

  it('are still refuted by a point', () => {
    expect(equivalent(read('\\lfloor 2x \\rfloor'), read('2 \\lfloor x \\rfloor')).outcome).toBe('refuted');
  });

  it('leaves a pair in brackets a pair', () => {
    expect(read('(28,365)')).toMatchObject({ kind: 'collection', of: 'tuple' });
    expect(equivalent(read('\\gcd(28,365)'), read('1')).outcome).toBe('proved');
  });
});
