import { Rational } from '../exact/rational.ts';
import { NotDefined } from '../numeric/failure.ts';
import type { Polynomial } from './polynomial.ts';
import {
  addPolynomials,
  constantPolynomial,
  multiplyPolynomials,
  onePolynomial,
  polynomialKey,
  powerPolynomial,
  powerTerm,
  scalePolynomial,
  soleTerm,
  termPolynomial,
} from './polynomial.ts';

/** A quotient of polynomials; a single-term divisor is moved up as negative powers. */
export interface Fraction {
  readonly top: Polynomial;
  readonly bottom: Polynomial;
}

/** A polynomial as a fraction. */
export function fraction(top: Polynomial): Fraction {
  return { top, bottom: onePolynomial };
}

/** A constant as a fraction. */
export function constantFraction(value: Rational): Fraction {
  return fraction(constantPolynomial(value));
}

function simplified(top: Polynomial, bottom: Polynomial): Fraction {
  const term = bottom === onePolynomial ? null : soleTerm(bottom);
  if (!term) return { top, bottom };
  return { top: multiplyPolynomials(top, termPolynomial(powerTerm(term, -1))), bottom: onePolynomial };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom || polynomialKey(a.bottom) === polynomialKey(b.bottom)) {
    return { top: addPolynomials(a.top, b.top), bottom: a.bottom };
  }
  const top = addPolynomials(multiplyPolynomials(a.top, b.bottom), multiplyPolynomials(b.top, a.bottom));
  return simplified(top, multiplyPolynomials(a.bottom, b.bottom));
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return simplified(multiplyPolynomials(a.top, b.top), multiplyPolynomials(a.bottom, b.bottom));
}

export function invertFraction(a: Fraction): Fraction {
  if (a.top.size === 0) throw new NotDefined('division by zero');
  return simplified(a.bottom, a.top);
}

export function negateFraction(a: Fraction): Fraction {
  return { top: scalePolynomial(a.top, Rational.of(-1)), bottom: a.bottom };
}

/** An integer power. */
export function powerFraction(a: Fraction, k: number): Fraction {
  if (k < 0) return powerFraction(invertFraction(a), -k);
  return { top: powerPolynomial(a.top, k), bottom: powerPolynomial(a.bottom, k) };
}
