import { factorize } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { describe } from './describe.ts';
import type { Fraction } from './fraction.ts';
import { addFractions, constantFraction, fraction, multiplyFractions, negateFraction } from './fraction.ts';
import type { Generators } from './generators.ts';
import type { Monomial, Polynomial, Term } from './polynomial.ts';
import {
  constantOf,
  contentOf,
  generatorPower,
  monomialKey,
  onePolynomial,
  polynomialKey,
  scalePolynomial,
  soleTerm,
  termPolynomial,
  whole,
} from './polynomial.ts';
import { reduce } from './reduce.ts';
import { rootOfUnity } from './rootsOfUnity.ts';

/** The exponential of a normal form: one factor for each monomial of the argument, `e^(2x + ln 3) = 3 (e^x)^2`. */
export function exponentialOf(argument: Fraction, generators: Generators): Fraction {
  if (!constantOf(argument.bottom)?.isOne) return opaqueExponential(argument, generators);
  let result = fraction(onePolynomial);
  for (const term of reduce(argument.top, generators).values()) {
    result = multiplyFractions(result, exponentialTerm(term, generators));
  }
  return result;
}

function opaqueExponential(argument: Fraction, generators: Generators): Fraction {
  const key = `${polynomialKey(argument.top)} / ${polynomialKey(argument.bottom)}`;
  return fraction(generatorPower(generators.number(`exp ${key}`, { kind: 'exponential', of: key }), whole));
}

function exponentialTerm(term: Term, generators: Generators): Fraction {
  const steps = term.coefficient.times(Rational.of(whole));
  const [sole] = term.monomial;
  const kind = sole && generators.kind(sole[0]);
  if (term.monomial.size === 1 && sole?.[1] === whole && kind?.kind === 'logarithm') {
    return powerOf(kind.of, term.coefficient, generators);
  }
  const turns = isImaginaryPi(term.monomial, generators) ? rootOfUnity(term.coefficient, generators) : null;
  if (turns) return turns;
  if (!steps.isInteger) {
    const key = `${term.coefficient.toString()}*${monomialKey(term.monomial)}`;
    return fraction(generatorPower(generators.number(`exp ${key}`, { kind: 'exponential', of: key }), whole));
  }
  const key = monomialKey(term.monomial);
  return fraction(
    generatorPower(generators.number(`exp ${key}`, { kind: 'exponential', of: key }), Number(steps.numerator)),
  );
}

/** `e^(c ln p) = p^c`. */
function powerOf(base: Polynomial, exponent: Rational, generators: Generators): Fraction {
  const steps = exponent.times(Rational.of(whole));
  const term = soleTerm(base);
  if (!steps.isInteger) throw new NotComputable('a power of this degree');
  const number = constantOf(base);
  if (number?.isInteger) {
    const prime = generators.number(`int ${number.numerator.toString()}`, { kind: 'integer', value: number.numerator });
    return fraction(reduce(generatorPower(prime, Number(steps.numerator)), generators));
  }
  if (term?.coefficient.isOne) {
    const monomial = new Map([...term.monomial].map(([g, s]) => [g, (s * Number(steps.numerator)) / whole]));
    return fraction(termPolynomial({ coefficient: Rational.one, monomial }));
  }
  const generator = generators.number(`root ${polynomialKey(base)}`, { kind: 'radical', base });
  return fraction(reduce(generatorPower(generator, Number(steps.numerator)), generators));
}

function isImaginaryPi(monomial: Monomial, generators: Generators): boolean {
  if (monomial.size !== 2) return false;
  const kinds = [...monomial].map(([g, steps]) => (steps === whole ? generators.kind(g) : null));
  return kinds.some((k) => k?.kind === 'imaginary') && kinds.some((k) => k?.kind === 'variable' && k.name === 'π');
}

/** The logarithm of a normal form, taken apart: ln(4 x^2 / y) = 2 ln 2 + 2 ln x - ln y, with the conditions noted. */
export function logarithmOf(argument: Fraction, generators: Generators): Fraction {
  const top = logarithmOfPolynomial(argument.top, generators);
  if (constantOf(argument.bottom)?.isOne) return top;
  return addFractions(top, negateFraction(logarithmOfPolynomial(argument.bottom, generators)));
}

function logarithmOfPolynomial(polynomial: Polynomial, generators: Generators): Fraction {
  if (polynomial.size === 0) throw new NotDefined('the logarithm of zero');
  const term = soleTerm(polynomial);
  if (term) return logarithmOfTerm(term, generators);
  const content = contentOf(polynomial);
  const primitive = scalePolynomial(polynomial, content.inverted());
  return addFractions(logarithmOfNumber(content, generators), fraction(logarithmGenerator(primitive, generators)));
}

function logarithmGenerator(polynomial: Polynomial, generators: Generators): Polynomial {
  return generatorPower(
    generators.number(`ln ${polynomialKey(polynomial)}`, { kind: 'logarithm', of: polynomial }),
    whole,
  );
}

function logarithmOfNumber(value: Rational, generators: Generators): Fraction {
  if (value.sign <= 0) throw new NotComputable('the logarithm of a negative number');
  let total = constantFraction(Rational.zero);
  for (const [number, sign] of [
    [value.numerator, 1],
    [value.denominator, -1],
  ] as const) {
    for (const [prime, k] of factorize(number)) {
      const generator = logarithmGenerator(
        new Map([['', { coefficient: Rational.of(prime), monomial: new Map() }]]),
        generators,
      );
      total = addFractions(total, fraction(scalePolynomial(generator, Rational.of(sign * k))));
    }
  }
  return total;
}

function logarithmOfTerm(term: Term, generators: Generators): Fraction {
  let total = logarithmOfNumber(term.coefficient, generators);
  for (const [generator, steps] of term.monomial) {
    const times = Rational.of(steps, whole);
    total = addFractions(
      total,
      multiplyFractions(constantFraction(times), logarithmOfGenerator(generator, generators)),
    );
  }
  return total;
}

function logarithmOfGenerator(generator: number, generators: Generators): Fraction {
  const kind = generators.kind(generator);
  if (kind.kind === 'imaginary') throw new NotComputable('the logarithm of an imaginary number');
  if (kind.kind === 'integer') return logarithmOfNumber(Rational.of(kind.value), generators);
  if (kind.kind === 'radical') return logarithmOfPolynomial(kind.base, generators);
  if (kind.kind === 'exponential') return exponentOf(kind.of);
  const base = generatorPower(generator, whole);
  if (kind.kind === 'variable' && kind.name !== 'π') generators.conditions.add(`${describe(base, generators)} > 0`);
  return fraction(logarithmGenerator(base, generators));
}

/** The monomial an exponential was made of, out of its key. */
function exponentOf(key: string): Fraction {
  if (key.includes('*') || key.includes('/')) throw new NotComputable('the logarithm of this exponential');
  const monomial: Monomial = new Map(
    key
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => part.split('^').map(Number))
      .map(([g = 0, steps = 0]) => [g, steps] as const),
  );
  return fraction(termPolynomial({ coefficient: Rational.one, monomial }));
}
