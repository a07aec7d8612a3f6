import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { congruent } from '../decide/congruences.ts';
import { sidesEqual, withoutUnits } from '../decide/compareSides.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved, refuted, undecided } from '../decide/outcome.ts';
import { truthAt } from '../decide/truthAt.ts';
import { Rational } from '../exact/rational.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { asInteger } from '../numeric/value.ts';
import { agreesToDigits, approximately, approximateValue, writtenDecimals } from './approximation.ts';

/** Decides a relation between expressions without variables. */
export function decideClosed(claim: RelationExpr): Outcome {
  switch (claim.op) {
    case '=':
      return decideEquality(claim);
    case 'approx':
      return approximately(withoutUnits(claim.left), withoutUnits(claim.right));
    case 'congruent':
      return congruent(claim);
    case 'divides':
    case 'notdivides':
      return decideDivides(claim);
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
    case 'notin':
      return decideTruth(claim);
    case 'subset':
      return undecided('inclusion of sets');
  }
}

function decideTruth(claim: RelationExpr): Outcome {
  const truth = truthAt(claim, new Map());
  if (truth === null) return undecided('the comparison could not be decided');
  return truth
    ? proved('both sides were computed')
    : refuted('both sides were computed, and the relation does not hold');
}

function decideDivides(claim: RelationExpr): Outcome {
  const env = environment(new Map(), 192);
  const [a, b] = [asInteger(evaluate(claim.left, env)), asInteger(evaluate(claim.right, env))];
  if (a === null || b === null) return undecided('divisibility of what is not whole');
  const divides = a === 0n ? b === 0n : b % a === 0n;
  const word = divides ? 'divides' : 'does not divide';
  const reason = `${a.toString()} ${word} ${b.toString()}`;
  return divides === (claim.op === 'divides') ? proved(reason) : refuted(reason);
}

/** An equality; a right side written as a decimal may be the left side rounded to its digits. */
function decideEquality(claim: RelationExpr): Outcome {
  const exact = sidesEqual(claim.left, claim.right);
  if (exact.outcome !== 'refuted') return exact;
  return percentReading(claim) ?? roundedReading(claim) ?? exact;
}

/** `0.28 · 100 = 28%`: the percent sign is then only a name. */
function percentReading(claim: RelationExpr): Outcome | null {
  const plain = sidesEqual(withoutUnits(claim.left), withoutUnits(claim.right));
  if (plain.outcome !== 'proved') return null;
  const scales = some(claim, (part) => part.kind === 'unit' && (part.name === '%' || part.name === 'degree'));
  return scales ? proved('both sides have the same number; the percent or degree sign stands on one side only') : null;
}

function roundedReading(claim: RelationExpr): Outcome | null {
  const decimals = writtenDecimals(claim.right);
  if (decimals === null || decimals === 0 || freeSymbols(claim.left).length > 0 || !isScalar(claim.left)) return null;
  const [a, b] = [approximateValue(withoutUnits(claim.left)), approximateValue(withoutUnits(claim.right))];
  const rounded = agreesToDigits(a, b, decimals) && !isShortDecimal(a, decimals);
  return rounded ? proved(`it is the left side rounded to ${decimals} digits after the point`) : null;
}

/** A value with no more digits than those written is not rounded, so it must be met exactly. */
function isShortDecimal(value: Rational, decimals: number): boolean {
  return value.times(Rational.of(10).power(decimals)).isInteger;
}

function isScalar(expr: Expr): boolean {
  return expr.kind !== 'matrix' && expr.kind !== 'collection' && expr.kind !== 'interval';
}
