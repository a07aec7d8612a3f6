import { Rational } from '../exact/rational.ts';
import type { Generators } from './generators.ts';
import type { Polynomial, Term } from './polynomial.ts';
import {
  addPolynomials,
  multiplyPolynomials,
  onePolynomial,
  powerPolynomial,
  termPolynomial,
  whole,
  zeroPolynomial,
} from './polynomial.ts';

/**
 * Applies the generators' relations (`i^2 = -1`, `sqrt(2)^2 = 2`, `|x|^2 = x^2`, `sqrt(p)^2 = p`) until none applies.
 * Whole negative powers of radicals are left as they are.
 */
export function reduce(polynomial: Polynomial, generators: Generators): Polynomial {
  let current = polynomial;
  for (let round = 0; round < 8; round++) {
    if (!isReducible(current, generators)) return current;
    let next = zeroPolynomial;
    for (const term of current.values()) next = addPolynomials(next, reduceTerm(term, generators));
    current = next;
  }
  return current;
}

function isReducible(polynomial: Polynomial, generators: Generators): boolean {
  for (const { monomial } of polynomial.values()) {
    for (const [generator, steps] of monomial) if (excess(generator, steps, generators) !== 0) return true;
  }
  return false;
}

/** Steps that a relation can take away: a multiple of the relation's period. */
function excess(generator: number, steps: number, generators: Generators): number {
  switch (generators.kind(generator).kind) {
    case 'integer':
      return Math.floor(steps / whole) * whole;
    case 'imaginary':
      return Math.floor(steps / (2 * whole)) * 2 * whole;
    case 'radical':
      return steps >= whole ? Math.floor(steps / whole) * whole : 0;
    case 'absolute':
      return steps >= 2 * whole ? Math.floor(steps / (2 * whole)) * 2 * whole : 0;
    case 'variable':
    case 'exponential':
    case 'logarithm':
    case 'opaque':
      return 0;
  }
}

function reduceTerm(term: Term, generators: Generators): Polynomial {
  let coefficient = term.coefficient;
  let factor = onePolynomial;
  const left = new Map<number, number>();
  for (const [generator, steps] of term.monomial) {
    const taken = excess(generator, steps, generators);
    if (steps !== taken) left.set(generator, steps - taken);
    if (taken === 0) continue;
    const kind = generators.kind(generator);
    const power = taken / whole;
    if (kind.kind === 'integer') coefficient = coefficient.times(Rational.of(kind.value).power(power));
    else if (kind.kind === 'imaginary') coefficient = (power / 2) % 2 === 0 ? coefficient : coefficient.negated();
    else if (kind.kind === 'radical' || kind.kind === 'absolute') {
      factor = multiplyPolynomials(factor, powerPolynomial(kind.base, power));
    }
  }
  return multiplyPolynomials(factor, termPolynomial({ coefficient, monomial: left }));
}
