import type { Expr, RelationExpr } from '../expression/expr.ts';
import { toPlain } from '../expression/print.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { congruent } from '../decide/congruences.ts';
import { sidesEqual, withoutUnits } from '../decide/compareSides.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved, refuted, undecided } from '../decide/outcome.ts';
import { realSetsEqual } from '../decide/setsEqual.ts';
import { truthAt } from '../decide/truthAt.ts';
import { factorize, gcd, isPrime } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { differs } from '../numeric/holds.ts';
import type { Value } from '../numeric/value.ts';
import { asInteger, asRational, isReal } from '../numeric/value.ts';
import { agreesToDigits, approximately, approximateValue, isRounded, writtenDecimals } from './approximation.ts';

/** Decides a relation between expressions without variables; `strict` allows less for numbers that were rounded. */
export function decideClosed(claim: RelationExpr, strict: boolean): Outcome {
  const special = wrongNumeral(claim) ?? primality(claim) ?? letterAlone(claim);
  if (special) return special;
  switch (claim.op) {
    case '=':
      return decideEquality(claim, strict);
    case 'approx':
      return approximately(withoutUnits(claim.left), withoutUnits(claim.right));
    case 'congruent':
      return strict ? (withoutResidue(claim) ?? congruent(claim)) : congruent(claim);
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
      return included(claim);
  }
}

/** A fraction whose denominator has a factor in common with the modulus has no value there. */
function withoutResidue({ left, right, modulus }: RelationExpr): Outcome | null {
  const m = modulus && asInteger(evaluate(modulus, environment(new Map(), 192)));
  const bad = [left, right].find((side) => {
    const value = m ? asRational(evaluate(side, environment(new Map(), 192))) : null;
    return value !== null && m && gcd(value.denominator, m) !== 1n;
  });
  return bad ? refuted(`${toPlain(bad)} has no value modulo ${m?.toString() ?? ''}`) : null;
}

/** `e \\ne 3` speaks of a variable of that name: nobody says it of the constant. */
function letterAlone({ op, left }: RelationExpr): Outcome | null {
  const letter = left.kind === 'constant' && (left.name === 'e' || left.name === 'i');
  return op === '!=' && letter ? undecided(`the letter ${left.name} may be a variable here`) : null;
}

function decideTruth(claim: RelationExpr): Outcome {
  const truth = truthAt(claim, new Map());
  if (truth === null) return undecided('the comparison could not be decided');
  return truth
    ? proved('both sides were computed')
    : refuted('both sides were computed, and the relation does not hold');
}

function included({ left, right }: RelationExpr): Outcome {
  if (left.kind !== 'collection' || left.of !== 'set') return undecided('inclusion of sets');
  const members = left.items.map((item) => truthAt({ kind: 'relation', op: 'in', left: item, right }, new Map()));
  const missing = left.items[members.indexOf(false)];
  if (missing) return refuted(`${toPlain(missing)} belongs to the first set and not to the second`);
  return members.includes(null) ? undecided('inclusion of sets') : proved('each element belongs to the other set');
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
function decideEquality(claim: RelationExpr, strict: boolean): Outcome {
  const sets = realSetsEqual(claim.left, claim.right);
  if (sets) return sets;
  const exact = sidesEqual(claim.left, claim.right);
  if (exact.outcome === 'undecided') return undefinedSide(claim, exact, strict) ?? exact;
  if (exact.outcome === 'proved') return exact;
  return percentReading(claim) ?? roundedReading(claim, exact, strict) ?? exact;
}

/** A side without a real value is no real number: a root of a negative one, or, where nothing else is said, a division by zero. */
function undefinedSide(claim: RelationExpr, exact: Outcome, strict: boolean): Outcome | null {
  if (!exact.reason.startsWith('not defined') || !isScalar(claim.left) || !isScalar(claim.right)) return null;
  const [left, right] = [complexValue(claim.left), complexValue(claim.right)];
  if (left && right) {
    const env = environment(new Map(), 192, true);
    return isReal(left) !== isReal(right) && differs(left, right, env) === true
      ? refuted(`${exact.reason}; the other side is a real number`)
      : null;
  }
  return strict && (left !== null || right !== null) ? refuted(exact.reason) : null;
}

function complexValue(side: Expr): Value | null {
  try {
    return evaluate(withoutUnits(side), environment(new Map(), 192, true));
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable) return null;
    throw error;
  }
}

/** `0.28 · 100 = 28%`: the percent sign is then only a name. */
function percentReading(claim: RelationExpr): Outcome | null {
  const plain = sidesEqual(withoutUnits(claim.left), withoutUnits(claim.right));
  if (plain.outcome !== 'proved') return null;
  const scales = some(claim, (part) => part.kind === 'unit' && (part.name === '%' || part.name === 'degree'));
  return scales ? proved('both sides have the same number; the percent or degree sign stands on one side only') : null;
}

/**
 * A decimal on the right may be the left side rounded or cut to its digits. Alone, a value that ends within six digits is
 * meant exactly, and a rounding stays within a fortieth; in a text, what may have been rounded badly is left open.
 */
function roundedReading(claim: RelationExpr, exact: Outcome, strict: boolean): Outcome | null {
  const decimals = writtenDecimals(claim.right);
  if (decimals === null || decimals === 0 || freeSymbols(claim.left).length > 0 || !isScalar(claim.left)) return null;
  const [a, b] = [approximateValue(withoutUnits(claim.left)), approximateValue(withoutUnits(claim.right))];
  if (isShortDecimal(a, decimals) || !agreesToDigits(a, b, decimals)) return null;
  const near =
    a
      .minus(b)
      .abs()
      .times(Rational.of(decimals === 1 ? 100 : 40))
      .compare(a.abs()) <= 0;
  const rounded = isRounded(a, b, Rational.of(10).power(-decimals)) && near;
  if (strict) return rounded && !isShortDecimal(a, 6) ? roundedTo(decimals) : null;
  return rounded ? roundedTo(decimals) : undecided(`it may be rounded (${exact.reason})`);
}

function roundedTo(decimals: number): Outcome {
  return proved(`it is the left side rounded to ${decimals} digits after the point`);
}

/** A value with no more digits than those given is not rounded, so it must be met exactly. */
function isShortDecimal(value: Rational, decimals: number): boolean {
  return value.times(Rational.of(10).power(decimals)).isInteger;
}

/** `91 is prime`: said of a call that is 1 for a prime. */
function primality({ left, right }: RelationExpr): Outcome | null {
  const [n] = left.kind === 'call' && left.name === 'isPrime' ? left.args : [];
  const value = n && asInteger(evaluate(n, environment(new Map(), 192)));
  if (value === undefined || value === null || right.kind !== 'number') return null;
  const smallest = value > 1n && !isPrime(value) ? [...factorize(value).keys()][0] : undefined;
  const because = smallest === undefined ? '' : ` = ${smallest.toString()} * ${(value / smallest).toString()}`;
  const reason = `${value.toString()}${because} is ${isPrime(value) ? '' : 'not '}prime`;
  return isPrime(value) === right.value.isOne ? proved(reason) : refuted(reason);
}

/** A numeral with a digit that its base does not have: `1028_2`. */
function wrongNumeral(claim: RelationExpr): Outcome | null {
  let wrong: Outcome | null = null;
  some(claim, (part) => {
    if (part.kind !== 'call' || part.name !== 'subscript') return false;
    const [digits, base] = part.args;
    if (digits?.kind !== 'number' || base?.kind !== 'number' || base.value.compare(Rational.of(10)) > 0) return false;
    const digit = Array.from(digits.value.toString()).find((d) => Number(d) >= Number(base.value.toString()));
    if (digit !== undefined) wrong = refuted(`${digit} is no digit in base ${base.value.toString()}`);
    return wrong !== null;
  });
  return wrong;
}

function isScalar(expr: Expr): boolean {
  return expr.kind !== 'matrix' && expr.kind !== 'collection' && expr.kind !== 'interval';
}
