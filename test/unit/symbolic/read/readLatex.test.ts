import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exprKey } from '../../../../src/symbolic/expression/traverse.ts';
import { readLatex, readPlain } from '../../../../src/symbolic/read/readLatex.ts';

const L = String.raw;

function key(latex: string): string {
  const read = readLatex(latex);
  return read.kind === 'unreadable' ? `? ${read.reason}` : exprKey(read);
}

describe('readLatex', () => {
  it.each([
    [L`5!=120`, '(factorial(5) = 120)'],
    [L`2\frac{1}{2}\cdot 4`, '10'],
    [L`\sin x(x+1)`, 'product[sin($x),sum[$x,1]]'],
    [L`\sin 2x\cos 3x`, 'product[sin(product[2,$x]),cos(product[3,$x])]'],
    [L`\sin^{-1} x`, 'arcsin($x)'],
    [L`1,234{,}567.5`, '2469135/2'],
    [L`16,\!386`, '16386'],
    [L`0.\overline{36}`, '4/11'],
    [L`101_2=5`, '(5 = 5)'],
    [L`1/2bh`, 'product[1/2,$b,$h]'],
    [L`\frac12`, '1/2'],
    [L`x = 3 \text{ or } -2`, 'or[($x = 3)|($x = -2)]'],
    [L`x,y>0`, 'and[($x > 0)|($y > 0)]'],
    [L`x = 2 \pm \sqrt{3}`, 'or[($x = sum[power[3,1/2],2])|($x = sum[product[-1,power[3,1/2]],2])]'],
    [L`3x \equiv 6 \pmod 7`, '(product[3,$x] congruent 6 mod 7)'],
    [L`\begin{cases}x+y=10\\x-y=2\end{cases}`, 'and[(sum[$x,$y] = 10)|(sum[$x,product[-1,$y]] = 2)]'],
    [L`5 \text{ km}`, 'product[5,unit:km]'],
    [L`\angle ABC = 60^\circ`, '($∠ABC = product[60,unit:degree])'],
    [L`\log_2 8`, 'log(8,2)'],
    [L`f(3)`, 'f(3)'],
    [L`x(3)`, 'product[3,$x]'],
  ])('reads %s', (latex, expected) => {
    expect(key(latex)).toBe(expected);
  });

  it('expands macros, and refuses one that calls itself', () => {
    const read = readLatex(L`\half{x}`, { macros: { '\\half': L`\frac{#1}{2}` } });
    expect(read.kind !== 'unreadable' && exprKey(read)).toBe('product[1/2,$x]');
    expect(readLatex(L`\a`, { macros: { '\\a': L`\a\a` } })).toMatchObject({ kind: 'unreadable', reason: /too large/ });
  });

  it('refuses what is nested too deep or too long', () => {
    expect(readLatex('('.repeat(200) + 'x' + ')'.repeat(200))).toMatchObject({ kind: 'unreadable' });
    expect(readLatex('1+'.repeat(5000) + '1')).toMatchObject({ kind: 'unreadable' });
  });

  it('reads plain text', () => {
    const read = readPlain('3 x 4 = 12');
    expect(read.kind !== 'unreadable' && exprKey(read)).toBe('(12 = 12)');
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '\\frac',
      '{',
      '}',
      '(',
      ')',
      '^',
      '_',
      'x',
      '12',
      '\\sin',
      '=',
      '\\text{a}',
      '\\pm',
      '!',
      ',',
      '|',
      '&',
      '\\\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(typeof readLatex(text).kind).toBe('string');
        },
      ),
    );
  });
});
