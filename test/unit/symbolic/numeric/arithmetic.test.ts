import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../../../../src/symbolic/exact/rational.ts';
import { Arithmetic } from '../../../../src/symbolic/numeric/arithmetic.ts';
import type { Ball } from '../../../../src/symbolic/numeric/ball.ts';
import { decimal } from '../../../../src/symbolic/numeric/showValue.ts';

const arithmetic = Arithmetic.of(256);

function digits(ball: Ball, count = 50): string {
  return decimal(Rational.of(ball.mid, arithmetic.unit), count);
}

function encloses(ball: Ball, exact: bigint): boolean {
  return ball.mid - ball.rad <= exact && exact <= ball.mid + ball.rad;
}

const rational = fc
  .tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 60 }))
  .map(([n, d]) => Rational.of(n, d));

describe('Arithmetic', () => {
  it('knows the constants to 50 digits', () => {
    expect(digits(arithmetic.pi)).toBe('3.14159265358979323846264338327950288419716939937510');
    expect(digits(arithmetic.ln2)).toBe('0.69314718055994530941723212145817656807550013436025');
    expect(digits(arithmetic.exp(arithmetic.one))).toBe('2.71828182845904523536028747135266249775724709369995');
    expect(digits(arithmetic.sqrt(arithmetic.fromInteger(2)))).toBe(
      '1.41421356237309504880168872420969807856967187537694',
    );
  });

  it('agrees with double precision', () => {
    fc.assert(
      fc.property(rational, (x) => {
        const ball = arithmetic.fromRational(x);
        const { cos, sin } = arithmetic.cosSin(ball);
        expect(arithmetic.toNumber(cos)).toBeCloseTo(Math.cos(x.toNumber()), 9);
        expect(arithmetic.toNumber(sin)).toBeCloseTo(Math.sin(x.toNumber()), 9);
        expect(arithmetic.toNumber(arithmetic.atan(ball))).toBeCloseTo(Math.atan(x.toNumber()), 9);
      }),
    );
  });

  it('encloses: the logarithm undoes the exponential, sine and cosine make one', () => {
    fc.assert(
      fc.property(rational, (x) => {
        const small = x.over(Rational.of(20));
        const back = arithmetic.ln(arithmetic.exp(arithmetic.fromRational(small)));
        expect(encloses(back, arithmetic.fromRational(small).mid)).toBe(true);
        const { cos, sin } = arithmetic.cosSin(arithmetic.fromRational(x));
        const one = arithmetic.add(arithmetic.multiply(cos, cos), arithmetic.multiply(sin, sin));
        expect(encloses(one, arithmetic.unit)).toBe(true);
        expect(one.rad < 1n << 40n).toBe(true);
      }),
    );
  });

  it('refuses what has no value', () => {
    expect(() => arithmetic.divide(arithmetic.one, arithmetic.zero)).toThrow('division by zero');
    expect(() => arithmetic.ln(arithmetic.fromInteger(-1))).toThrow('not positive');
    expect(() => arithmetic.sqrt(arithmetic.fromInteger(-1))).toThrow('negative');
  });
});
