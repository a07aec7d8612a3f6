import { factorize } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import type { Expr, PowerExpr } from '../expression/expr.ts';
import { NotComputable } from '../numeric/failure.ts';
import type { Fraction } from './fraction.ts';
import { fraction, invertFraction, multiplyFractions, powerFraction } from './fraction.ts';
import type { Generators } from './generators.ts';
import { exponentialOf, logarithmOf } from './normalExponentials.ts';
import type { Monomial, Polynomial } from './polynomial.ts';
import {
  constantOf,
  contentOf,
  generatorPower,
  onePolynomial,
  polynomialKey,
  scalePolynomial,
  soleTerm,
  termPolynomial,
  whole,
} from './polynomial.ts';
import { describe } from './describe.ts';

type Recurse = (expr: Expr) => Fraction;

/** The normal form of `base^exponent`. */
export function normalizePower(expr: PowerExpr, recurse: Recurse, generators: Generators): Fraction {
  const { base, exponent } = expr;
  if (base.kind === 'constant' && base.name === 'e') return exponentialOf(recurse(exponent), generators);
  const raised = recurse(exponent);
  const ratio = constantOf(raised.bottom) && constantOf(raised.top);
  const normal = recurse(base);
  if (!ratio) return exponentialOf(multiplyFractions(raised, logarithmOf(normal, generators)), generators);
  if (ratio.isInteger) return powerFraction(normal, smallInteger(ratio));
  return rationalPower(normal, ratio, generators);
}

function smallInteger(value: Rational): number {
  if (value.abs().compare(Rational.of(2000)) > 0) throw new NotComputable('a very high power');
  return Number(value.numerator);
}

/** A fractional power: of the numerator over that of the denominator. */
export function rationalPower(base: Fraction, ratio: Rational, generators: Generators): Fraction {
  const steps = ratio.times(Rational.of(whole));
  if (!steps.isInteger) throw new NotComputable('a root of this degree');
  const top = polynomialRoot(base.top, ratio, Number(steps.numerator), generators);
  if (constantOf(base.bottom)?.isOne) return top;
  return multiplyFractions(
    top,
    invertFraction(polynomialRoot(base.bottom, ratio, Number(steps.numerator), generators)),
  );
}

function polynomialRoot(base: Polynomial, ratio: Rational, steps: number, generators: Generators): Fraction {
  const term = soleTerm(base);
  if (term) {
    const number = rationalRoot(term.coefficient, ratio, steps, generators);
    return multiplyFractions(number, fraction(monomialRoot(term.monomial, ratio, generators)));
  }
  if (base.size === 0) return fraction(base);
  const content = contentOf(base);
  const primitive = scalePolynomial(base, content.inverted());
  const generator = generators.number(`root ${polynomialKey(primitive)}`, { kind: 'radical', base: primitive });
  return multiplyFractions(rationalRoot(content, ratio, steps, generators), fraction(generatorPower(generator, steps)));
}

function rationalRoot(value: Rational, ratio: Rational, steps: number, generators: Generators): Fraction {
  let result = fraction(onePolynomial);
  if (value.sign < 0) result = negativeRoot(ratio, generators);
  const factors = [
    ...[...factorize(value.abs().numerator)].map(([p, k]) => [p, k] as const),
    ...[...factorize(value.denominator)].map(([p, k]) => [p, -k] as const),
  ];
  for (const [prime, k] of factors) {
    const generator = generators.number(`int ${prime.toString()}`, { kind: 'integer', value: prime });
    result = multiplyFractions(result, fraction(generatorPower(generator, steps * k)));
  }
  return result;
}

function negativeRoot(ratio: Rational, generators: Generators): Fraction {
  if (ratio.denominator % 2n === 1n) {
    return fraction(scalePolynomial(onePolynomial, Rational.of(ratio.numerator % 2n === 0n ? 1 : -1)));
  }
  if (ratio.denominator !== 2n) throw new NotComputable('a root of a negative number');
  const i = generators.number('i', { kind: 'imaginary' });
  return fraction(generatorPower(i, whole * Number(ratio.numerator)));
}

/** `(x^a)^r`: x to `a r`, but the absolute value where an even root meets an even power: sqrt(x^2) = |x|. */
function monomialRoot(monomial: Monomial, ratio: Rational, generators: Generators): Polynomial {
  const out = new Map<number, number>();
  for (const [generator, steps] of monomial) {
    const scaled = Rational.of(steps).times(ratio);
    if (!scaled.isInteger) throw new NotComputable('a root of this degree');
    const kind = generators.kind(generator);
    const result = Number(scaled.numerator);
    const evenRoot = ratio.denominator % 2n === 0n;
    if (kind.kind === 'imaginary') throw new NotComputable('a root of an imaginary number');
    const mayBeNegative = kind.kind === 'variable' && !kind.name.startsWith('unit:') && kind.name !== 'π';
    if (evenRoot && mayBeNegative && steps % (2 * whole) === 0 && result % (2 * whole) !== 0) {
      const absolute = generators.number(`abs ${generator}`, {
        kind: 'absolute',
        base: generatorPower(generator, whole),
      });
      out.set(absolute, (out.get(absolute) ?? 0) + result);
    } else {
      if (evenRoot && mayBeNegative)
        generators.conditions.add(`${describe(generatorPower(generator, whole), generators)} >= 0`);
      out.set(generator, (out.get(generator) ?? 0) + result);
    }
  }
  return termPolynomial({ coefficient: Rational.one, monomial: out });
}
