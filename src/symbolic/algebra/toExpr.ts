import { Rational } from '../exact/rational.ts';
import { call, constant, number, power, product, quotient, sum, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { NotComputable } from '../numeric/failure.ts';
import type { Fraction } from './fraction.ts';
import type { Generators } from './generators.ts';
import type { Polynomial, Term } from './polynomial.ts';
import { whole } from './polynomial.ts';

/** Writes a normal form as an expression; fails with NotComputable where a generator has no expression. */
export function fractionToExpr(value: Fraction, generators: Generators): Expr {
  return quotient(polynomialToExpr(value.top, generators), polynomialToExpr(value.bottom, generators));
}

/** Writes a polynomial as an expression, its terms by falling degree. */
export function polynomialToExpr(polynomial: Polynomial, generators: Generators): Expr {
  const terms = [...polynomial.values()].sort((a, b) => totalDegree(b) - totalDegree(a));
  return sum(...terms.map((term) => termToExpr(term, generators)));
}

function totalDegree(term: Term): number {
  return [...term.monomial.values()].reduce((total, steps) => total + steps, 0);
}

function termToExpr(term: Term, generators: Generators): Expr {
  const factors = [...term.monomial].map(([g, steps]) =>
    power(generatorToExpr(g, generators), number(Rational.of(steps, whole))),
  );
  return product(number(term.coefficient), ...factors);
}

/** What a generator stands for, as an expression. */
export function generatorToExpr(generator: number, generators: Generators): Expr {
  const kind = generators.kind(generator);
  switch (kind.kind) {
    case 'variable':
      if (kind.name.startsWith('unit:')) return { kind: 'unit', name: kind.name.slice(5) };
      return kind.name === 'π' ? constant('pi') : symbol(kind.name);
    case 'integer':
      return number(kind.value);
    case 'imaginary':
      return constant('i');
    case 'radical':
      return polynomialToExpr(kind.base, generators);
    case 'absolute':
      return call('abs', polynomialToExpr(kind.base, generators));
    case 'logarithm':
      return call('ln', polynomialToExpr(kind.of, generators));
    case 'exponential':
      return power(constant('e'), exponentToExpr(kind.of, generators));
    case 'opaque':
      throw new NotComputable('a simpler form');
  }
}

function exponentToExpr(key: string, generators: Generators): Expr {
  if (/[*/(]/.test(key)) throw new NotComputable('a simpler form');
  const factors = key
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [generator = 0, steps = 0] = part.split('^').map(Number);
      return power(generatorToExpr(generator, generators), number(Rational.of(steps, whole)));
    });
  return product(...factors);
}
