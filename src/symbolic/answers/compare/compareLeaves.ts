import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import { equivalent } from '../../decide/equivalent.ts';
import { one, product } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { exprKey, freeSymbols, some } from '../../expression/traverse.ts';
import { inBaseUnits } from '../../units/baseUnits.ts';
import { approximate } from './approximate.ts';
import { compareCongruences } from './congruences.ts';
import { conventional } from './conventions.ts';
import type { Leaf } from './leaf.ts';
import { readLeaf } from './leaf.ts';
import type { Numeral } from './numeral.ts';
import { allEqual, different, equal, undecided } from './outcome.ts';
import { isRounding, sameNumeral } from './rounding.ts';
import { compact } from './writtenAlike.ts';

/** Compares two formulas by value: exactly, but for a decimal that shows `precision` digits of the other's rounding. */
export function compareFormulas(a: string, b: string, precision: number): AnswerComparison {
  const [first, second] = conventional(a, b);
  const [left, right] = [compact(first), compact(second)];
  if (left === right) return equal('written alike');
  if (isInfinite(left) || isInfinite(right)) return compareInfinite(left, right);
  return compareLeaves(readLeaf(first), readLeaf(second), precision);
}

function isInfinite(text: string): boolean {
  return /^[-+]?(?:\\infty|\\infin|inf|infinity|oo)$/.test(text);
}

function compareInfinite(a: string, b: string): AnswerComparison {
  const both = isInfinite(a) && isInfinite(b);
  return both && a.startsWith('-') === b.startsWith('-')
    ? equal('both infinite')
    : different('an infinity is another value');
}

function compareLeaves(a: Leaf, b: Leaf, precision: number): AnswerComparison {
  if (a.expr === null || b.expr === null) return unreadable(a, b);
  if (exprKey(product(a.expr, a.unit)) === exprKey(product(b.expr, b.unit))) return equal('the same formula');
  const congruent = compareCongruences(a.expr, b.expr);
  if (congruent) return congruent;
  const [first, second] = [a, b].map(inRadians);
  const angles = (isPiFormula(a) || isPiFormula(b)) && (a.unit !== one || b.unit !== one);
  if (first && second && angles) return ofDecision(first, second);
  if (a.unit === one || b.unit === one || exprKey(a.unit) === exprKey(b.unit)) {
    return compareValues(a, b, precision, a.expr, b.expr);
  }
  return ofDecision(inBaseUnits(product(a.expr, a.unit)), inBaseUnits(product(b.expr, b.unit)));
}

/** An angle's size: degrees turned into radians, other units none; null when it is no angle. */
function inRadians({ expr, unit }: Leaf): Expr | null {
  if (expr === null) return null;
  if (unit === one) return expr;
  return unit.kind === 'unit' && ['degree', 'rad'].includes(unit.name) ? inBaseUnits(product(expr, unit)) : null;
}

/** Whether a leaf is a multiple of pi or the angle of a function's value, as radians are written. */
function isPiFormula({ expr }: Leaf): boolean {
  return (
    expr !== null &&
    some(expr, (part) =>
      part.kind === 'constant'
        ? part.name === 'pi'
        : part.kind === 'call' && /^arc(?:sin|cos|tan|cot)$/.test(part.name),
    )
  );
}

function unreadable(a: Leaf, b: Leaf): AnswerComparison {
  const which = a.expr === null ? a : b;
  const both = a.expr === null && b.expr === null;
  return both ? undecided(`cannot read "${which.text}"`) : different(`"${which.text}" is no formula`);
}

function compareValues(a: Leaf, b: Leaf, precision: number, left: Expr, right: Expr): AnswerComparison {
  if (a.numeral && b.numeral) return compareNumerals(a.numeral, b.numeral, precision);
  if (a.numeral && isRoundingOf(a.numeral, right, precision)) return equal('the decimal is the rounded value');
  if (b.numeral && isRoundingOf(b.numeral, left, precision)) return equal('the decimal is the rounded value');
  return compareExpressions(left, right, precision);
}

function compareNumerals(a: Numeral, b: Numeral, precision: number): AnswerComparison {
  const [left, right] = [a.value.toString(), b.value.toString()];
  return sameNumeral(a, b, precision) ? equal('the same number') : different(`${left} is not ${right}`);
}

function isRoundingOf(numeral: Numeral, other: Expr, precision: number): boolean {
  if (numeral.decimals === null) return false;
  const value = approximate(other);
  return value !== null && isRounding(numeral, value, precision);
}

function compareExpressions(a: Expr, b: Expr, precision: number): AnswerComparison {
  if (a.kind === 'matrix' && b.kind === 'matrix') return compareMatrices(a.rows, b.rows, precision);
  if (isMatrixAgainstNumber(a, b) || isMatrixAgainstNumber(b, a)) return different('a matrix is no number');
  if (a.kind === 'number' && b.kind === 'number') return compareNumerals(literal(a), literal(b), precision);
  return ofDecision(a, b);
}

function isMatrixAgainstNumber(a: Expr, b: Expr): boolean {
  return a.kind === 'matrix' && freeSymbols(b).length === 0 && !some(b, (part) => part.kind === 'matrix');
}

type Rows = readonly (readonly Expr[])[];

function compareMatrices(a: Rows, b: Rows, precision: number): AnswerComparison {
  const shape = (rows: Rows): string => rows.map((row) => row.length).join();
  if (shape(a) !== shape(b)) return different('the matrices have different sizes');
  const entries = b.flat();
  return allEqual(
    a.flat().map((entry, k) => {
      const other = entries[k];
      return other ? compareExpressions(entry, other, precision) : different('an entry is missing');
    }),
    'the same entries',
  );
}

function literal(expr: Expr & { kind: 'number' }): Numeral {
  const decimals = expr.decimals ?? null;
  return { value: expr.value, decimals, digits: decimals ?? 0 };
}

/** Asks the decider whether two expressions are equal. */
export function ofDecision(a: Expr, b: Expr): AnswerComparison {
  const { outcome, reason } = equivalent(a, b);
  if (outcome === 'proved') return equal(reason);
  return outcome === 'refuted' ? different(reason) : undecided(reason);
}
