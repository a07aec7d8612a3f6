import { describe, expect, it } from 'vitest';
import { antiderivative } from '../../../../src/symbolic/calculus/antiderivative.ts';
import { differentiate } from '../../../../src/symbolic/calculus/differentiate.ts';
import { limit } from '../../../../src/symbolic/calculus/limit.ts';
import { infiniteSum } from '../../../../src/symbolic/calculus/infiniteSum.ts';
import type { Expr } from '../../../../src/symbolic/expression/expr.ts';
import { toPlain } from '../../../../src/symbolic/expression/print.ts';
import { equivalent, readLatex } from '../../../../src/symbolic/index.ts';

const L = String.raw;

function read(latex: string): Expr {
  const expr = readLatex(latex);
  if (expr.kind === 'unreadable') throw new Error(expr.reason);
  return expr;
}

describe('antiderivative', () => {
  it.each([
    'x^3',
    'x e^x',
    L`\ln x`,
    L`x\cos x`,
    L`\sin^2 x`,
    L`(2x+1)^5`,
    L`\frac{1}{1+x^2}`,
    L`2x e^{x^2}`,
    L`x^2 \sin x`,
    L`\frac{1}{3x+2}`,
    L`\tan x`,
    L`\sqrt{x}`,
  ])('of %s has it as its derivative', (latex) => {
    const body = read(latex);
    const found = antiderivative(body, 'x');
    expect(found).not.toBeNull();
    expect(found && equivalent(differentiate(found, 'x'), body).outcome).toBe('proved');
  });

  it('leaves what has none of its kind', () => {
    expect(antiderivative(read('e^{x^2}'), 'x')).toBeNull();
  });
});

describe('limit', () => {
  it.each([
    [L`\lim_{x\to 0}\frac{\sin x}{x}`, '1'],
    [L`\lim_{x\to 0}\frac{1-\cos x}{x^2}`, '1/2'],
    [L`\lim_{x\to 3}\frac{x^2-9}{x-3}`, '6'],
    [L`\lim_{x\to\infty}\left(1+\frac{2}{x}\right)^x`, 'e^2'],
    [L`\lim_{x\to\infty}x e^{-x}`, '0'],
    [L`\lim_{x\to\infty}\frac{\ln x}{x}`, '0'],
    [L`\lim_{x\to 0^+}\frac{1}{x}`, 'infinity'],
  ])('%s', (latex, value) => {
    const expr = read(latex);
    const found = expr.kind === 'binder' ? limit(expr) : null;
    expect(found && toPlain(found)).toBe(value);
  });

  it('knows none where the sides differ', () => {
    const expr = read(L`\lim_{x\to 0}\frac{|x|}{x}`);
    expect(expr.kind === 'binder' && limit(expr)).toBeNull();
  });
});

describe('infiniteSum', () => {
  it.each([
    [L`\sum_{n=0}^{\infty}\frac{1}{2^n}`, '2'],
    [L`\sum_{n=1}^{\infty}\frac{n}{2^n}`, '2'],
    [L`\sum_{n=1}^{\infty}\frac{1}{n(n+1)}`, '1'],
    [L`\sum_{n=1}^{\infty}\frac{1}{n^2}`, L`\frac{\pi^2}{6}`],
    [L`\sum_{n=0}^{\infty}\frac{1}{n!}`, 'e'],
  ])('%s is %s', (latex, value) => {
    const expr = read(latex);
    const found = expr.kind === 'binder' ? infiniteSum(expr) : null;
    expect(found && equivalent(found, read(value)).outcome).toBe('proved');
  });

  it('gives no value to a series that diverges', () => {
    const expr = read(L`\sum_{n=0}^{\infty} 2^n`);
    expect(expr.kind === 'binder' && infiniteSum(expr)).toBeNull();
  });
});
