import { Generators } from '../algebra/generators.ts';
import { differenceNumerator } from '../algebra/normalForm.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { addPolynomials, scalePolynomial, soleTerm, whole } from '../algebra/polynomial.ts';
import { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';

/**
 * A congruence written with a multiple of its modulus: `a = 4 + 5n` after `a = 4 (mod 5)`, where `n` is new. Null where
 * the equation is none.
 */
export function writtenInIntegers(premises: readonly Expr[], claim: Expr): Outcome | null {
  if (claim.kind !== 'relation' || claim.op !== '=') return null;
  const known = new Set(premises.flatMap(freeSymbols));
  const fresh = freeSymbols(claim).filter((name) => !known.has(name));
  if (fresh.length !== 1) return null;
  const found = premises.some(
    (premise) =>
      premise.kind === 'relation' &&
      premise.op === 'congruent' &&
      premise.modulus?.kind === 'number' &&
      [1, -1].some((sign) => isMultiple(claim, premise, sign, premise.modulus)),
  );
  return found ? proved('it is the congruence before, written with a multiple of the modulus') : null;
}

/** Whether the equations' gaps differ by one letter times the modulus. */
function isMultiple(claim: RelationExpr, premise: RelationExpr, sign: number, modulus: Expr | undefined): boolean {
  const generators = new Generators();
  const [a, b] = [gapOf(claim, generators), gapOf(premise, generators)];
  const rest = a && b && soleTerm(addPolynomials(a, scalePolynomial(b, Rational.of(-sign))));
  const [power, ...more] = rest ? [...rest.monomial.values()] : [];
  if (!rest || power !== whole || more.length > 0 || modulus?.kind !== 'number') return false;
  return rest.coefficient.abs().equals(modulus.value.abs());
}

function gapOf({ left, right }: RelationExpr, generators: Generators): Polynomial | null {
  try {
    return differenceNumerator(left, right, generators);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}
