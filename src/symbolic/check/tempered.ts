import type { Claim } from '../claims/claim.ts';
import type { Outcome } from '../decide/outcome.ts';
import { undecided } from '../decide/outcome.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { unitOf } from '../read/units.ts';
import type { Context } from './context.ts';
import { isWholeStep } from './wholeStep.ts';

const hypothetical =
  /\b(?:suppose|assume|if|try|trying|guess|contradict\w*|impossible|not equal|no solution|isn't|is not|cannot|wrong|incorrect|mistake|instead of|unless|would be|rather than|doesn't|does not|(?:every|any) (?:\w+ )?function)\b/i;
const rounding =
  /\b(?:round(?:s|ed|ing)\b|round (?:up|down|off|to|it|this|that|the|them|each|all|both|our|\$|\d)|approximat\w*|about|roughly|nearly|almost|nearest|estimat\w*|around|whole)/i;

const remainder = /\b(?:remain\w*|left over|leftover|quotient)\b/i;
const multiplies = /[*×·÷]|\/|\bx\b/;
const division = /÷|\\div|\/|\\frac|divided/;

/** Takes back a refutation that the words around the claim may excuse: a supposition, a rounding, units that differ. */
export function tempered(
  claim: Claim,
  outcome: Outcome,
  step: string,
  { ownOperation, scaled }: Pick<Context, 'ownOperation' | 'scaled'>,
): Outcome {
  if (outcome.outcome !== 'refuted') return outcome;
  if (ownOperation && operations.test(claim.text))
    return undecided(`an operation has a meaning of its own here (${outcome.reason})`);
  const alone = isWholeStep(claim.text, step);
  if (claim.cautious && !alone) return undecided(`its words may be meant in another way (${outcome.reason})`);
  if (claim.mentioned && freeSymbols(claim.statement).length > 0)
    return undecided(`the words may only name it (${outcome.reason})`);
  if (!claim.prose && claim.text.trim() === bare(step)) return outcome;
  if (some(claim.statement, isLetter))
    return undecided(`the letters e and i may be variables here (${outcome.reason})`);
  if (some(claim.statement, isPhrase)) return undecided(`words stand for quantities (${outcome.reason})`);
  if (some(claim.statement, isNamedByLetter))
    return undecided(`the letter may name a function of its own (${outcome.reason})`);
  if (some(claim.statement, isApproximation) && isClose(outcome))
    return undecided(`close, but not to the digits shown (${outcome.reason})`);
  if (/\[[^[\]]*\]\s*(?:=|$)/.test(claim.text) && !some(claim.statement, isPlace))
    return undecided(`square brackets may mean the whole part (${outcome.reason})`);
  if (some(claim.statement, isArc) && isTurned(outcome))
    return undecided(`the angle may be meant in another quadrant (${outcome.reason})`);
  if (!claim.prose && /\^\d{2}/.test(claim.text))
    return undecided(`the exponent may be its first digit only (${outcome.reason})`);
  if (claim.text.includes('cent') && claim.text.includes('$'))
    return undecided(`cents and dollars stand in one claim (${outcome.reason})`);
  if (/mod|equiv/.test(claim.text) && some(claim.statement, isEquality))
    return undecided(`the equals sign may mean a congruence (${outcome.reason})`);
  if (some(claim.statement, isPartOfSomething))
    return undecided(`it may be that part of some quantity (${outcome.reason})`);
  if (scaled && some(claim.statement, isScale)) return undecided(`it may tell a scale (${outcome.reason})`);
  if (/\\(?:b|x)?cancel/.test(claim.text)) return undecided(`something is cancelled in it (${outcome.reason})`);
  if (/\d\s*\|\s*\d/.test(claim.text)) return undecided(`the bar may only separate numbers (${outcome.reason})`);
  if (some(claim.statement, isConversion)) return undecided(`it says how units go together (${outcome.reason})`);
  if (!claim.cautious && isContradiction(claim.statement) && conclusion.test(step))
    return undecided(`it may state a contradiction (${outcome.reason})`);
  if (hypothetical.test(step.replace(claim.text, '')))
    return undecided(`the step supposes something or denies it (${outcome.reason})`);
  if (rounding.test(step)) return undecided(`the step may round (${outcome.reason})`);
  if (!alone && some(claim.statement, isImplication) && freeSymbols(claim.statement).length > 0)
    return undecided(`what the implication rests on may not all be read (${outcome.reason})`);
  if (!claim.cautious && remainder.test(step) && division.test(claim.text) && some(claim.statement, isEquality))
    return undecided(`the division may leave a remainder (${outcome.reason})`);
  if (
    claim.nouns &&
    !claim.text.includes('<<') &&
    differentNouns(claim.nouns) &&
    (!multiplies.test(claim.text) || bothMeasured(claim.nouns))
  )
    return undecided(`the quantities on both sides may differ (${outcome.reason})`);
  return outcome;
}

const operations = /\*|\\ast\b|\\star\b|\\circ\b|\\oplus\b|\\diamond\b/;
const conclusion = /\b(?:result|would|no (?:real |integer )?(?:solution|root)s?|absurd|false|never)\b/i;

function isEquality(part: Expr): boolean {
  return part.kind === 'relation' && part.op === '=';
}

/** `10% = 0.55`: of something that was named before. */
function isPartOfSomething(part: Expr): boolean {
  return part.kind === 'relation' && part.op === '=' && isPercentage(part.left) && part.right.kind === 'number';
}

function isPercentage(expr: Expr): boolean {
  const [number, unit, ...more] = expr.kind === 'product' ? expr.factors : [];
  return number?.kind === 'number' && unit?.kind === 'unit' && unit.name === '%' && more.length === 0;
}

/** `1 cm = 2 miles`: one of a unit is so many of another. */
function isScale(part: Expr): boolean {
  if (part.kind !== 'relation' || part.op !== '=') return false;
  const units = [part.left, part.right].map((side) =>
    side.kind === 'product' || side.kind === 'unit' || side.kind === 'power' ? unitsIn(side).join() : '',
  );
  return units.every((unit) => unit !== '') && units[0] !== units[1];
}

function unitsIn(expr: Expr): readonly string[] {
  const units = new Set<string>();
  some(expr, (inner) => {
    if (inner.kind === 'unit') units.add(inner.name);
    return false;
  });
  return [...units];
}

/** `3 pages / 5 cents = 1`. */
function isConversion(part: Expr): boolean {
  if (part.kind !== 'relation' || part.right.kind !== 'number' || !part.right.value.isOne) return false;
  return unitsIn(part.left).length > 1;
}

/** `2008 = 0`: two numbers, with nothing calculated. */
function isContradiction(statement: Expr): boolean {
  return statement.kind === 'relation' && statement.left.kind === 'number' && statement.right.kind === 'number';
}

/** A step without the signs that delimit a formula. */
function bare(step: string): string {
  return step.trim().replace(/^(?:\$\$?|\\\[|\\\()\s*([^]*?)\s*(?:\$\$?|\\\]|\\\))$/, '$1');
}

/** `\\text{number of flips}`: a quantity named in words, not a unit. */
function isPhrase(part: Expr): boolean {
  return part.kind === 'unit' && part.name.includes(' ');
}

/** `P(4, 4)`: permutations, or a probability. */
function isNamedByLetter(part: Expr): boolean {
  return part.kind === 'call' && part.name === 'P' && part.args.length === 2;
}

function isApproximation(part: Expr): boolean {
  return part.kind === 'relation' && part.op === 'approx';
}

/** Whether the two values shown lie within a hundredth of each other, or a tenth where one is whole: no slip of calculation. */
function isClose({ counterexample }: Outcome): boolean {
  const [left, right] = [counterexample?.left, counterexample?.right].map((text) => Number.parseFloat(text ?? ''));
  if (left === undefined || right === undefined) return false;
  return Math.abs(left - right) <= Math.abs(left) / (Number.isInteger(right) && left > 5 ? 10 : 100);
}

function isPlace(part: Expr): boolean {
  return part.kind === 'matrix' || part.kind === 'collection' || part.kind === 'interval';
}

function isArc(part: Expr): boolean {
  return part.kind === 'call' && part.name.startsWith('arc');
}

/** Whether the two values shown differ by half turns. */
function isTurned({ counterexample }: Outcome): boolean {
  const [left = 0, right = 0] = [counterexample?.left, counterexample?.right].map((text) =>
    Number.parseFloat(text ?? ''),
  );
  const turns = (left - right) / Math.PI;
  return Math.abs(turns - Math.round(turns)) < 1e-6;
}

function isImplication(part: Expr): boolean {
  return part.kind === 'logic' && (part.op === 'implies' || part.op === 'iff');
}

/** An equation for the letter `e` or `i` alone is about a variable of that name. */
function isLetter(part: Expr): boolean {
  return (
    part.kind === 'relation' && part.left.kind === 'constant' && (part.left.name === 'i' || part.left.name === 'e')
  );
}

/** Products and quotients count something new; only measures of one kind may hide a conversion. */
function bothMeasured({ left, right }: NonNullable<Claim['nouns']>): boolean {
  return [left, right].every((nouns) => nouns.some((noun) => unitOf(noun).known));
}

function differentNouns({ left, right }: NonNullable<Claim['nouns']>): boolean {
  const counted = left.map(inSingular);
  return left.length > 0 && right.length > 0 && !right.some((noun) => counted.includes(inSingular(noun)));
}

function inSingular(noun: string): string {
  return noun.length > 3 ? noun.replace(/s$/, '') : noun;
}
