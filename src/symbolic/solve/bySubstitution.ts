import { Rational } from '../exact/rational.ts';
import type { Generators } from '../algebra/generators.ts';
import { asUnivariate, mentions } from '../algebra/inVariable.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import {
  addPolynomials,
  constantOf,
  multiplyPolynomials,
  scalePolynomial,
  termPolynomial,
  whole,
  zeroPolynomial,
} from '../algebra/polynomial.ts';
import { generatorToExpr } from '../algebra/toExpr.ts';
import { trim } from '../algebra/univariate.ts';
import type { Expr } from '../expression/expr.ts';
import { exactRealRoots } from './exactRoots.ts';
import type { Candidates } from './isolate.ts';
import { isolate } from './isolate.ts';

/**
 * Solves a numerator that is a polynomial in one function of the variable (`e^x`, `ln x`, `2^x`): first for the
 * function, then for the variable. Null when several functions of the variable occur.
 */
export function bySubstitution(gap: Polynomial, variable: string, generators: Generators): Candidates | null {
  const own = generators.number(`$${variable}`, { kind: 'variable', name: variable });
  const used = new Set([...gap.values()].flatMap((term) => [...term.monomial.keys()]));
  const [only, ...more] = [...used].filter((g) => g === own || mentions(g, own, variable, generators));
  if (only === undefined || more.length > 0) return null;
  const powers = inGenerator(gap, only);
  if (!powers) return null;
  const { roots, complete } = exactRealRoots(trim(powers.coefficients));
  const inner = generatorToExpr(only, generators);
  const all = roots.map((root) => isolate(powered(inner, powers.step), root, variable));
  if (all.some((c) => c === null)) return null;
  return { roots: all.flatMap((c) => c?.roots ?? []), complete };
}

function powered(base: Expr, step: Rational): Expr {
  return step.isOne ? base : { kind: 'power', base, exponent: { kind: 'number', value: step } };
}

/** Coefficients by equal steps of one generator's exponent; null unless all others are numbers. */
function inGenerator(
  gap: Polynomial,
  generator: number,
): { readonly coefficients: readonly Rational[]; readonly step: Rational } | null {
  const steps = [...gap.values()].map((term) => term.monomial.get(generator) ?? 0);
  const lowest = Math.min(...steps);
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  const step = steps.map((s) => s - lowest).reduce(gcd, 0);
  if (step === 0) return null;
  const coefficients: Rational[] = [];
  for (const term of gap.values()) {
    if ([...term.monomial.keys()].some((g) => g !== generator)) return null;
    coefficients[((term.monomial.get(generator) ?? 0) - lowest) / step] = term.coefficient;
  }
  return {
    coefficients: Array.from(coefficients, (c: Rational | undefined) => c ?? Rational.zero),
    step: Rational.of(step, whole),
  };
}

/** Solves `A + B sqrt(p) = 0` by squaring: candidates are the roots of `A^2 - B^2 p`. */
export function bySquaring(gap: Polynomial, variable: string, generators: Generators): Candidates | null {
  const roots = [...new Set([...gap.values()].flatMap((term) => [...term.monomial.keys()]))].filter(
    (g) => generators.kind(g).kind === 'radical',
  );
  const [radical, ...more] = roots;
  const kind = radical === undefined ? null : generators.kind(radical);
  if (radical === undefined || kind?.kind !== 'radical' || more.length > 0) return null;
  let [free, bound] = [zeroPolynomial, zeroPolynomial];
  for (const term of gap.values()) {
    const steps = term.monomial.get(radical) ?? 0;
    const rest = termPolynomial({ ...term, monomial: new Map([...term.monomial].filter(([g]) => g !== radical)) });
    if (steps === 0) free = addPolynomials(free, rest);
    else if (steps === whole / 2) bound = addPolynomials(bound, rest);
    else return null;
  }
  const squared = addPolynomials(
    multiplyPolynomials(free, free),
    scalePolynomial(multiplyPolynomials(multiplyPolynomials(bound, bound), kind.base), Rational.of(-1)),
  );
  const univariate = asUnivariate(squared, variable, generators);
  return univariate && constantOf(squared) === null ? exactRealRoots(univariate) : null;
}
