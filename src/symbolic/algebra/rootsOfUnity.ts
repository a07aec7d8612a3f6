import { modulo } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import type { Fraction } from './fraction.ts';
import { fraction } from './fraction.ts';
import type { Generators } from './generators.ts';
import type { Polynomial } from './polynomial.ts';
import {
  addPolynomials,
  constantPolynomial,
  generatorPower,
  multiplyPolynomials,
  onePolynomial,
  scalePolynomial,
  whole,
} from './polynomial.ts';

/** `e^(i pi q)` in radicals, for q with denominator 1, 2, 3, 4, 6 or 12; null for others. */
export function rootOfUnity(q: Rational, generators: Generators): Fraction | null {
  if (12n % q.denominator !== 0n) return null;
  const twelfths = Number(modulo(q.numerator * (12n / q.denominator), 24n));
  const i = generatorPower(generators.number('i', { kind: 'imaginary' }), whole);
  const imaginary = multiplyPolynomials(cosine((twelfths + 18) % 24, generators), i);
  return fraction(addPolynomials(cosine(twelfths, generators), imaginary));
}

/** `cos(k pi / 12)`. */
function cosine(k: number, generators: Generators): Polynomial {
  const folded = k > 12 ? 24 - k : k;
  if (folded > 6) return scalePolynomial(cosine(12 - folded, generators), Rational.of(-1));
  const root = (n: bigint): Polynomial =>
    generatorPower(generators.number(`int ${n.toString()}`, { kind: 'integer', value: n }), whole / 2);
  const half = Rational.half;
  const quarter = Rational.of(1, 4);
  const sqrt6 = multiplyPolynomials(root(2n), root(3n));
  switch (folded) {
    case 0:
      return onePolynomial;
    case 1:
      return scalePolynomial(addPolynomials(sqrt6, root(2n)), quarter);
    case 2:
      return scalePolynomial(root(3n), half);
    case 3:
      return scalePolynomial(root(2n), half);
    case 4:
      return constantPolynomial(half);
    case 5:
      return scalePolynomial(addPolynomials(sqrt6, scalePolynomial(root(2n), Rational.of(-1))), quarter);
    default:
      return constantPolynomial(Rational.zero);
  }
}
