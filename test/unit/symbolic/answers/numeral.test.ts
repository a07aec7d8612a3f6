import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumeral } from '../../../../src/symbolic/answers/compare/numeral.ts';

function value(text: string): string | undefined {
  return readNumeral(text)?.value.toString();
}

describe('literal numbers', () => {
  it.each([
    ['1,000', '1000'],
    ['1 000,5', '2001/2'],
    ['1.000,5', '2001/2'],
    ['1,22', '61/50'],
    ['.5', '1/2'],
    ['-3.50', '-7/2'],
    ['1e-3', '1/1000'],
    ['1.5*10^{3}', '1500'],
    ['1.5 \\times 10^3', '1500'],
    ['0.\\overline{3}', '1/3'],
    ['0.1\\overline{6}', '1/6'],
    ['0.(142857)', '1/7'],
    ['0.333...', '1/3'],
    ['0.121212...', '4/33'],
    ['3 1/4', '13/4'],
    ['-3 1/4', '-13/4'],
    ['1011_2', '11'],
    ['1011_{2}', '11'],
    ['1011 base 2', '11'],
    ['FF_{16}', '255'],
    ['204_{\\text{five}}', '54'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each(['', 'x', '1+1', '1,2,3', '102_2', '5_1', '1.2.3', '3 5/4', '--1'])('%s is none', (text) => {
    expect(readNumeral(text)).toBeNull();
  });

  it('counts the digits a decimal shows', () => {
    expect(readNumeral('0.250')).toMatchObject({ decimals: 3, digits: 3 });
    expect(readNumeral('25')).toMatchObject({ decimals: null });
    expect(readNumeral('1e-7')).toMatchObject({ decimals: 7 });
  });

  it('reads back every integer in every base it can be written in', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 16 }), (n, base) => {
        const written = `${n.toString(base).toUpperCase()}_{${base}}`;
        expect(value(written)).toBe(n.toString());
      }),
    );
  });

  it('reads grouped digits as the number they group', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000 }), (n) => {
        expect(value(n.toLocaleString('en-US'))).toBe(n.toString());
        expect(value(n.toLocaleString('de-DE') + ',5')).toBe(`${(2 * n + 1).toString()}/2`);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readNumeral(text)).not.toThrow();
      }),
    );
  });
});
