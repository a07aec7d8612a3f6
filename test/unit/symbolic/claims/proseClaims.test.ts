import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTokens } from '../../../../src/symbolic/claims/plainTokens.ts';
import { proseClaims } from '../../../../src/symbolic/claims/proseArithmetic.ts';
import { exprKey } from '../../../../src/symbolic/expression/traverse.ts';

function claims(text: string): readonly string[] {
  return proseClaims(text, 0).map((claim) => claim.text);
}

describe('arithmetic in running words', () => {
  it.each([
    ['Natalia sold 48/2 = 24 clips in May.', ['48/2 = 24 clips']],
    ['He has 5 apples + 3 apples = 8 apples.', ['5 apples + 3 apples = 8 apples']],
    ['It costs 3 x $15 = $45 in all.', ['3 x $15 = $45']],
    ['So 20% of 50 is 10.', ['20% of 50 is 10']],
    ['And half of 30 is 15.', ['half of 30 is 15']],
    ['First 400 miles/way * 2 ways = 800 miles', ['400 miles/way * 2 ways = 800 miles']],
    ['Combining like terms, we get 7d - 8 = 69', ['7d - 8 = 69']],
    ['Then 180/30 = 6 students represent 1%.', ['180/30 = 6']],
    ['It took 150 – 8 = 142 cookies.', ['150 – 8 = 142 cookies']],
    ['There are 2 days = 7+2 = 9 days', ['7+2 = 9 days']],
    ['cans on the streets * 2 = 28 cans', []],
    ['The speed is 5 \\sqrt{2} = 7', []],
    ['There are no numbers here.', []],
    ['It costs $5 and $6.', []],
    ['5 yaps = 3 baps', []],
  ])('%s', (text, expected) => {
    expect(claims(text)).toEqual(expected);
  });

  it('reads the calculator marks of GSM8K and what stands around them', () => {
    const found = proseClaims('sold 48/2 = <<48/2=24>>24 clips', 0);
    expect(found).toHaveLength(2);
    expect(new Set(found.map((claim) => exprKey(claim.statement))).size).toBe(1);
  });

  it('says what the numbers of each side count', () => {
    expect(proseClaims('2 cups + 1 cup = 3 spoons', 0)[0]?.nouns).toEqual({ left: ['cups', 'cup'], right: ['spoons'] });
  });

  it('moves its offsets', () => {
    const [claim] = proseClaims('then 3 + 4 = 7.', 100);
    expect(claim).toMatchObject({ start: 105, end: 114 });
  });

  it('never throws, and stays inside the text', () => {
    const piece = fc.constantFrom(
      '$',
      '=',
      '1',
      'x',
      ' ',
      '+',
      '-',
      '(',
      ')',
      '<<',
      '>>',
      ' of ',
      '%',
      ' cats ',
      '/',
      '3.5',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        for (const { start, end } of proseClaims(text, 0))
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
    );
  });

  it('cuts tokens out of the text in order', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const token of plainTokens(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
      }),
    );
  });
});
