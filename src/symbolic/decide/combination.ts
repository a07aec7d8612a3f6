import { Generators } from '../algebra/generators.ts';
import { differenceNumerator } from '../algebra/normalForm.ts';
import type { Monomial, Polynomial } from '../algebra/polynomial.ts';
import {
  addPolynomials,
  generatorPower,
  monomialKey,
  multiplyPolynomials,
  scalePolynomial,
  termPolynomial,
  whole,
} from '../algebra/polynomial.ts';
import { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';

const [maxRows, maxTerms, maxFactors] = [60, 40, 4];

/**
 * Whether an equation is a sum of multiples of others: with numbers as factors, or with single variables too, which adds,
 * subtracts, scales, multiplies out and squares. False where they contradict each other.
 */
export function isCombination(equations: readonly RelationExpr[], claim: RelationExpr): boolean {
  const generators = new Generators();
  const target = gapOf(claim, generators);
  if (!target || target.size > maxTerms) return false;
  const gaps = equations.flatMap((equation) => {
    const gap = gapOf(equation, generators);
    return gap && gap.size > 0 && gap.size <= maxTerms ? [gap] : [];
  });
  return spans(gaps, target) || spans(multiplied(gaps, target), target);
}

/** The difference of the sides, multiplied so that no exponent is negative; null where it has no normal form. */
function gapOf({ left, right }: RelationExpr, generators: Generators): Polynomial | null {
  try {
    return raised(differenceNumerator(left, right, generators));
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}

function raised(polynomial: Polynomial): Polynomial {
  const lowest = new Map<number, number>();
  for (const { monomial } of polynomial.values()) {
    for (const [generator, steps] of monomial) {
      if (steps < (lowest.get(generator) ?? 0)) lowest.set(generator, steps);
    }
  }
  if (lowest.size === 0) return polynomial;
  const up: Monomial = new Map([...lowest].map(([generator, steps]) => [generator, -steps]));
  return multiplyPolynomials(polynomial, termPolynomial({ coefficient: Rational.one, monomial: up }));
}

function multiplied(gaps: readonly Polynomial[], target: Polynomial): readonly Polynomial[] {
  const factors = variablesOf([target, ...gaps]).slice(0, maxFactors);
  const rows = [...gaps];
  for (const gap of [...gaps].reverse()) {
    for (const factor of factors)
      if (rows.length < maxRows && gap.size <= 8) rows.push(multiplyPolynomials(gap, generatorPower(factor, whole)));
  }
  return rows;
}

function variablesOf(polynomials: readonly Polynomial[]): readonly number[] {
  return [...new Set(polynomials.flatMap((p) => [...p.values()].flatMap((term) => [...term.monomial.keys()])))];
}

/** Whether the target lies in the span of the rows, by elimination; a row that says `1 = 0` spoils it. */
function spans(rows: readonly Polynomial[], target: Polynomial): boolean {
  const pivots = new Map<string, Polynomial>();
  for (const row of rows) {
    const rest = reduced(row, pivots);
    const lead = [...rest.values()].find(({ monomial }) => monomial.size > 0);
    if (!lead && rest.size > 0) return false;
    if (lead) pivots.set(monomialKey(lead.monomial), scalePolynomial(rest, lead.coefficient.inverted()));
  }
  return reduced(target, pivots).size === 0;
}

function reduced(row: Polynomial, pivots: ReadonlyMap<string, Polynomial>): Polynomial {
  let rest = row;
  for (const [key, pivot] of pivots) {
    const term = rest.get(key);
    if (term) rest = addPolynomials(rest, scalePolynomial(pivot, term.coefficient.negated()));
  }
  return rest;
}

/** The equations among statements. */
export function equationsOf(statements: readonly Expr[]): readonly RelationExpr[] {
  return statements.flatMap((s) => (s.kind === 'relation' && s.op === '=' ? [s] : []));
}
