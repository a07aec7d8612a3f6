import { Generators } from '../algebra/generators.ts';
import { normalize } from '../algebra/normalForm.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { polynomialKey, scalePolynomial } from '../algebra/polynomial.ts';
import { addFractions, negateFraction } from '../algebra/fraction.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, sameExpr } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';

/**
 * A claim that a premise says already, in the same words or as the same equation with its terms moved and multiplied by
 * a number. Null where that is not so.
 */
export function restated(premises: readonly Expr[], claim: Expr): Outcome | null {
  const known = premises.flatMap(conjuncts);
  const parts = conjuncts(claim);
  if (parts.every((part) => known.some((premise) => sameExpr(premise, part)))) return proved('it was said before');
  const moved = parts.every((part) => known.some((premise) => sameExpr(premise, part) || isMoved(premise, part)));
  return moved ? proved('it is what was said before with its terms moved', 'normal form') : null;
}

function conjuncts(statement: Expr): readonly Expr[] {
  return statement.kind === 'logic' && statement.op === 'and' ? statement.parts.flatMap(conjuncts) : [statement];
}

function isMoved(premise: Expr, claim: Expr): boolean {
  if (claim.kind !== 'relation' || claim.op !== '=' || premise.kind !== 'relation' || premise.op !== '=') return false;
  if (freeSymbols(premise).join(' ') !== freeSymbols(claim).join(' ')) return false;
  const [a, b] = [gapKey(premise), gapKey(claim)];
  return a !== null && a === b;
}

const keys = new WeakMap<Expr, { readonly key: string | null }>();

/** A text that equations of one solution set share when they differ by a number and moved terms; null when not computed. */
function gapKey(equation: Expr & { readonly kind: 'relation' }): string | null {
  const known = keys.get(equation);
  if (known) return known.key;
  const key = computedKey(equation);
  keys.set(equation, { key });
  return key;
}

function computedKey({ left, right }: Expr & { readonly kind: 'relation' }): string | null {
  const generators = new Generators();
  const names = freeSymbols({ kind: 'logic', op: 'and', parts: [left, right] });
  for (const name of names) generators.number(`$${name}`, { kind: 'variable', name });
  try {
    const { top, bottom } = addFractions(normalize(left, generators), negateFraction(normalize(right, generators)));
    return generators.count === names.length ? `${upToNumber(top)} / ${upToNumber(bottom)}` : null;
  } catch (error) {
    if (error instanceof TooLarge || error instanceof NotComputable || error instanceof NotDefined) return null;
    throw error;
  }
}

/** The polynomial's key when its terms are divided by the coefficient of the one that comes first. */
function upToNumber(polynomial: Polynomial): string {
  const [first] = [...polynomial].sort(([a], [b]) => (a < b ? -1 : 1));
  return first ? polynomialKey(scalePolynomial(polynomial, first[1].coefficient.inverted())) : '0';
}
