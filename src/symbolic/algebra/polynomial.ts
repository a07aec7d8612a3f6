import { gcd } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { spendWork } from '../exact/work.ts';

/**
 * Exponents are kept in steps of 1/120, so that roots of degree 2, 3, 4, 5, 6, 8 and 10 are powers like any other:
 * `x^(1/2)` is x with 60 steps.
 */
export const whole = 120;

/** A product of generators: generator number to exponent in steps, none zero. */
export type Monomial = ReadonlyMap<number, number>;

/** One term: coefficient times monomial. */
export interface Term {
  readonly coefficient: Rational;
  readonly monomial: Monomial;
}

/** A sum of terms over numbered generators, by the monomial's key; exponents may be negative or fractional. */
export type Polynomial = ReadonlyMap<string, Term>;

const maxTerms = 1500;
const unitMonomial: Monomial = new Map();

/** The key of a monomial: equal monomials share it. */
export function monomialKey(monomial: Monomial): string {
  let [key, last] = ['', -1];
  for (const [generator, steps] of monomial) {
    if (generator < last) return sortedKey(monomial);
    key += key === '' ? `${generator}^${steps}` : ` ${generator}^${steps}`;
    last = generator;
  }
  return key;
}

function sortedKey(monomial: Monomial): string {
  return [...monomial]
    .sort((a, b) => a[0] - b[0])
    .map(([g, e]) => `${g}^${e}`)
    .join(' ');
}

/** The constant polynomial. */
export function constantPolynomial(value: Rational): Polynomial {
  if (value.isOne) return onePolynomial;
  return value.isZero ? zeroPolynomial : new Map([['', { coefficient: value, monomial: unitMonomial }]]);
}

export const zeroPolynomial: Polynomial = new Map();
export const onePolynomial: Polynomial = new Map([['', { coefficient: Rational.one, monomial: unitMonomial }]]);

/** A generator to a power in steps. */
export function generatorPower(generator: number, steps: number): Polynomial {
  if (steps === 0) return onePolynomial;
  const monomial: Monomial = new Map([[generator, steps]]);
  return new Map([[monomialKey(monomial), { coefficient: Rational.one, monomial }]]);
}

/** One term as a polynomial. */
export function termPolynomial(term: Term): Polynomial {
  return term.coefficient.isZero ? zeroPolynomial : new Map([[monomialKey(term.monomial), term]]);
}

function accumulate(into: Map<string, Term>, key: string, term: Term): void {
  const there = into.get(key);
  const coefficient = there ? there.coefficient.plus(term.coefficient) : term.coefficient;
  if (coefficient.isZero) into.delete(key);
  else into.set(key, { coefficient, monomial: term.monomial });
  if (into.size > maxTerms) throw new TooLarge('an expansion');
}

/** The sum. */
export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  spendWork(1 + (a.size + b.size) / 4);
  const total = new Map(a);
  for (const [key, term] of b) accumulate(total, key, term);
  return total;
}

/** Every coefficient times a number. */
export function scalePolynomial(a: Polynomial, by: Rational): Polynomial {
  if (by.isOne) return a;
  if (by.isZero) return zeroPolynomial;
  const scaled = new Map<string, Term>();
  for (const [key, { coefficient, monomial }] of a) scaled.set(key, { coefficient: coefficient.times(by), monomial });
  return scaled;
}

/** The product of two monomials. */
export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const total = new Map(a);
  for (const [generator, steps] of b) {
    const sum = (total.get(generator) ?? 0) + steps;
    if (sum === 0) total.delete(generator);
    else total.set(generator, sum);
  }
  return total;
}

/** The product. */
export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a === onePolynomial) return b;
  if (b === onePolynomial) return a;
  if (a.size * b.size > 40_000) throw new TooLarge('an expansion');
  spendWork(1 + a.size * b.size);
  const total = new Map<string, Term>();
  for (const x of a.values()) {
    for (const y of b.values()) {
      const monomial = multiplyMonomials(x.monomial, y.monomial);
      accumulate(total, monomialKey(monomial), { coefficient: x.coefficient.times(y.coefficient), monomial });
    }
  }
  return total;
}

/** A power `k >= 0` by squaring. */
export function powerPolynomial(a: Polynomial, k: number): Polynomial {
  if (a === onePolynomial) return a;
  const [only] = a.values();
  if (a.size === 1 && only) return termPolynomial(powerTerm(only, k));
  if (k > 64) throw new TooLarge('an expansion');
  let [result, square, rest] = [onePolynomial, a, k];
  while (rest > 0) {
    if (rest % 2 === 1) result = multiplyPolynomials(result, square);
    rest = Math.floor(rest / 2);
    if (rest > 0) square = multiplyPolynomials(square, square);
  }
  return result;
}

/** An integer power of one term; negative powers too. */
export function powerTerm(term: Term, k: number): Term {
  return {
    coefficient: term.coefficient.power(k),
    monomial: k === 1 ? term.monomial : raisedMonomial(term.monomial, k),
  };
}

function raisedMonomial(monomial: Monomial, k: number): Monomial {
  const raised = new Map<number, number>();
  if (k !== 0) for (const [generator, steps] of monomial) raised.set(generator, steps * k);
  return raised;
}

/** The value, when the polynomial is a constant; null else. */
export function constantOf(a: Polynomial): Rational | null {
  if (a.size === 0) return Rational.zero;
  const term = a.size === 1 ? a.get('') : undefined;
  return term?.coefficient ?? null;
}

/** The single term, or null. */
export function soleTerm(a: Polynomial): Term | null {
  const [term] = a.values();
  return a.size === 1 && term ? term : null;
}

/** A text that two polynomials over one table of generators share exactly when equal. */
export function polynomialKey(a: Polynomial): string {
  return [...a]
    .map(([key, term]) => `${term.coefficient.toString()}*${key}`)
    .sort()
    .join(' + ');
}

/** The positive rational that makes the coefficients coprime integers when divided by it. */
export function contentOf(polynomial: Polynomial): Rational {
  const coefficients = [...polynomial.values()].map((term) => term.coefficient.abs());
  return coefficients.reduce((a, b) =>
    Rational.of(gcd(a.numerator * b.denominator, b.numerator * a.denominator), a.denominator * b.denominator),
  );
}
