import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomial,
  factorial,
  factorize,
  gcd,
  integerRoot,
  inverseModulo,
  lcm,
  powerModulo,
} from '../../../../src/symbolic/exact/integer.ts';
import { Rational } from '../../../../src/symbolic/exact/rational.ts';

const rational = fc
  .tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 500n }))
  .map(([n, d]) => Rational.of(n, d));

describe('Rational', () => {
  it('is a field', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true);
        expect(a.minus(b).plus(b).equals(a)).toBe(true);
        if (!b.isZero) expect(a.over(b).times(b).equals(a)).toBe(true);
      }),
    );
  });

  it('orders as numbers do', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        expect(a.compare(b)).toBe(Math.sign(a.toNumber() - b.toNumber()));
        expect(Rational.of(a.floor()).compare(a)).not.toBe(1);
      }),
    );
  });

  it.each([
    ['12', '12'],
    ['-3.50', '-7/2'],
    ['.5', '1/2'],
    ['1e-3', '1/1000'],
    ['2.', '2'],
  ])('reads %s', (text, value) => {
    expect(Rational.parse(text)?.toString()).toBe(value);
  });

  it.each(['', '.', 'x', '1/2', '1e999999'])('does not read %j', (text) => {
    expect(Rational.parse(text)).toBeNull();
  });

  it('takes exact roots only', () => {
    expect(Rational.of(27, 8).root(3)?.toString()).toBe('3/2');
    expect(Rational.of(-8).root(3)?.toString()).toBe('-2');
    expect(Rational.of(2).root(2)).toBeNull();
    expect(Rational.of(-4).root(2)).toBeNull();
  });

  it('refuses powers past its size', () => {
    expect(() => Rational.of(9).power(1_000_000)).toThrow('too large');
  });
});

describe('integers', () => {
  it('keeps the products that define them', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 100_000n }), fc.bigInt({ min: 1n, max: 100_000n }), (a, b) => {
        expect(gcd(a, b) * lcm(a, b)).toBe(a * b);
        expect([...factorize(a)].reduce((total, [p, k]) => total * p ** BigInt(k), 1n)).toBe(a);
        const root = integerRoot(a, 2);
        expect(root * root <= a && a < (root + 1n) * (root + 1n)).toBe(true);
      }),
    );
  });

  it('counts and calculates modulo', () => {
    expect(factorial(10n)).toBe(3_628_800n);
    expect(binomial(10n, 3n)).toBe(120n);
    expect(powerModulo(2n, 1000n, 7n)).toBe(2n);
    expect(inverseModulo(3n, 7n)).toBe(5n);
    expect(inverseModulo(2n, 4n)).toBeNull();
    expect(() => factorial(1_000_000n)).toThrow('too large');
  });
});
