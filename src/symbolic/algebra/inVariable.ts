import type { Rational } from '../exact/rational.ts';
import type { Generators } from './generators.ts';
import type { Polynomial } from './polynomial.ts';
import { addPolynomials, constantOf, termPolynomial, whole, zeroPolynomial } from './polynomial.ts';
import type { Univariate } from './univariate.ts';
import { trim } from './univariate.ts';

/** The polynomial by powers of one variable (coefficients from the constant up), or null when it is none in it. */
export function coefficientsIn(
  polynomial: Polynomial,
  variable: string,
  generators: Generators,
): readonly Polynomial[] | null {
  const own = generators.number(`$${variable}`, { kind: 'variable', name: variable });
  const coefficients: Polynomial[] = [];
  let lowest = 0;
  for (const term of polynomial.values()) lowest = Math.min(lowest, term.monomial.get(own) ?? 0);
  for (const term of polynomial.values()) {
    const steps = (term.monomial.get(own) ?? 0) - lowest;
    if (steps % whole !== 0) return null;
    const monomial = new Map([...term.monomial].filter(([generator]) => generator !== own));
    if ([...monomial.keys()].some((generator) => mentions(generator, own, variable, generators))) return null;
    const k = steps / whole;
    coefficients[k] = addPolynomials(coefficients[k] ?? zeroPolynomial, termPolynomial({ ...term, monomial }));
  }
  return Array.from(coefficients, (c: Polynomial | undefined) => c ?? zeroPolynomial);
}

/** The polynomial as one in a single variable with rational coefficients, or null. */
export function asUnivariate(polynomial: Polynomial, variable: string, generators: Generators): Univariate | null {
  const coefficients = coefficientsIn(polynomial, variable, generators);
  const numbers: Rational[] = [];
  for (const coefficient of coefficients ?? []) {
    const number = constantOf(coefficient);
    if (!number) return null;
    numbers.push(number);
  }
  return coefficients ? trim(numbers) : null;
}

/** Whether a generator's own definition mentions another one. */
export function mentions(generator: number, other: number, variable: string, generators: Generators): boolean {
  const kind = generators.kind(generator);
  const inside = (base: Polynomial): boolean =>
    [...base.values()].some((term) =>
      [...term.monomial.keys()].some((g) => g === other || mentions(g, other, variable, generators)),
    );
  const inKey = (key: string): boolean =>
    key.includes(`$${variable}`) ||
    [...key.matchAll(/(\d+)\^/g)].some(
      (m) => Number(m[1]) === other || mentions(Number(m[1]), other, variable, generators),
    );
  switch (kind.kind) {
    case 'variable':
    case 'integer':
    case 'imaginary':
      return false;
    case 'radical':
    case 'absolute':
      return inside(kind.base);
    case 'logarithm':
      return inside(kind.of);
    case 'exponential':
      return inKey(kind.of);
    case 'opaque':
      return inKey(kind.name);
  }
}
