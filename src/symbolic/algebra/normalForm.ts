import { Rational } from '../exact/rational.ts';
import type { Expr } from '../expression/expr.ts';
import { spendWork } from '../exact/work.ts';
import { exprKey } from '../expression/traverse.ts';
import { NotComputable } from '../numeric/failure.ts';
import type { Fraction } from './fraction.ts';
import {
  addFractions,
  constantFraction,
  fraction,
  invertFraction,
  multiplyFractions,
  negateFraction,
} from './fraction.ts';
import type { Generators } from './generators.ts';
import { normalizeCall } from './normalCalls.ts';
import { normalizePower } from './normalPowers.ts';
import { generatorPower, whole } from './polynomial.ts';
import { reduce } from './reduce.ts';

/**
 * Writes an expression as a quotient of polynomials over generators: variables, roots of integers and polynomials, the
 * imaginary unit, exponentials of monomials (sines and cosines go through Euler's formula), logarithms of primes, and
 * opaque functions. Two expressions are identical where both are defined when the difference's numerator reduces to
 * zero. Throws TooLarge, NotComputable, NotDefined.
 */
export function normalize(expr: Expr, generators: Generators): Fraction {
  spendWork(1);
  const recurse = (part: Expr): Fraction => normalize(part, generators);
  switch (expr.kind) {
    case 'number':
      return constantFraction(expr.value);
    case 'symbol':
    case 'unit':
      return variable(expr.kind === 'unit' ? `unit:${expr.name}` : expr.name, generators);
    case 'constant':
      if (expr.name === 'i') return fraction(generatorPower(generators.number('i', { kind: 'imaginary' }), whole));
      if (expr.name === 'e')
        return recurse({ kind: 'call', name: 'exp', args: [{ kind: 'number', value: Rational.one }] });
      if (expr.name === 'infinity') throw new NotComputable('infinity');
      return variable('π', generators);
    case 'sum':
      return expr.terms.map(recurse).reduce(addFractions);
    case 'product':
      return tidy(expr.factors.map(recurse).reduce(multiplyFractions), generators);
    case 'power':
      return tidy(normalizePower(expr, recurse, generators), generators);
    case 'call':
      return normalizeCall(expr, recurse, generators);
    case 'binder':
    case 'piecewise':
      return fraction(generatorPower(generators.number(exprKey(expr), { kind: 'opaque', name: exprKey(expr) }), whole));
    case 'relation':
    case 'logic':
    case 'collection':
    case 'interval':
    case 'matrix':
      throw new NotComputable(`the normal form of a ${expr.kind}`);
  }
}

function variable(name: string, generators: Generators): Fraction {
  return fraction(generatorPower(generators.number(`$${name}`, { kind: 'variable', name }), whole));
}

function tidy(value: Fraction, generators: Generators): Fraction {
  const top = reduce(value.top, generators);
  const bottom = reduce(value.bottom, generators);
  if (bottom === value.bottom) return { top, bottom };
  return multiplyFractions(fraction(top), invertFraction(fraction(bottom)));
}

/** The numerator of `a - b`, reduced: empty exactly when the two are shown to be identical. */
export function differenceNumerator(a: Expr, b: Expr, generators: Generators): Fraction['top'] {
  const gap = addFractions(normalize(a, generators), negateFraction(normalize(b, generators)));
  return reduce(gap.top, generators);
}
