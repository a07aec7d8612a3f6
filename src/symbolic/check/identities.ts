import { negate } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { exprKey, freeSymbols, sameExpr, some } from '../expression/traverse.ts';
import { sameBase } from '../decide/undone.ts';
import type { Outcome } from '../decide/outcome.ts';
import { refuted } from '../decide/outcome.ts';
import { simplify } from '../algebra/simplify.ts';
import { Generators } from '../algebra/generators.ts';
import { normalize } from '../algebra/normalForm.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { constantOf } from '../algebra/polynomial.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { solveEquation } from '../solve/solveEquation.ts';

/**
 * Whether an equation that stands alone reads as a rewriting of its left side rather than as a condition on its
 * variables: both sides have the same variables, and one side has something to work out (a power of a sum, a product of
 * sums, a function, an integral).
 */
export function looksLikeIdentity(left: Expr, right: Expr): boolean {
  if (some(left, (part) => part.kind === 'binder')) return true;
  const [a, b] = [freeSymbols(left), freeSymbols(right)];
  if (a.length === 0 || left.kind === 'symbol') return false;
  if (b.length > 0 && a.join() !== b.join()) return cancels(left, a, b) || cancels(right, b, a);
  if (some(left, isMatrix) && some(right, isMatrix)) return true;
  if (differsInOneSign(left, right)) return true;
  return workable(left) || workable(right) || hasLikeTerms(left) || (hasLikeTerms(right) && nearlySame(left, right));
}

/** Whether a side has all letters of the other one and more of them, and like terms to gather: `2b = (a + b) - (a - b)`. */
function cancels(side: Expr, own: readonly string[], others: readonly string[]): boolean {
  return others.every((name) => own.includes(name)) && hasLikeTerms(side);
}

/** Whether a sum of three terms or more has the terms of another in a new order but for the sign of one that was moved. */
function differsInOneSign(left: Expr, right: Expr): boolean {
  if (left.kind !== 'sum' || left.terms.length !== (right.kind === 'sum' ? right.terms.length : 0)) return false;
  const keys = new Set(right.kind === 'sum' ? right.terms.map(exprKey) : []);
  const others = left.terms.filter((term) => !keys.has(exprKey(term)));
  const [other] = others;
  if (left.terms.length < 3 || others.length !== 1 || !other) return false;
  return [...keys].indexOf(exprKey(negate(other))) !== left.terms.indexOf(other) && keys.has(exprKey(negate(other)));
}

function isMatrix(part: Expr): boolean {
  return part.kind === 'matrix';
}

/** What stands on the left calculates with numbers only: `4 \\cdot 2 b`, `3 * x`. */
const calculates =
  /\d\s*(?:\\cdot|\\times|[*·×^])|\\frac\{?\d+\}?\{?\d+\}?\s*(?:\\cdot|\\times)|\}\s*\\cdot\s*\\frac|\)\s*\(\s*-?\d+\s*\)|\(\s*-?\d+\s*\)\s*\(/;

/**
 * Whether an equation written as `text`, a link of a chain or not, rewrites its left side by calculating with its numbers: both sides have the same
 * monomials, and a single one or at least one with the same coefficient. A single monomial in several variables on both
 * sides (`6xyz = 3xyz`) is never meant as a condition.
 */
export function looksCalculated(left: Expr, right: Expr, text: string, linked: boolean): boolean {
  const names = freeSymbols(left);
  const calculated = linked || calculates.test(text.split('=')[0] ?? '') || multipliesOut(text);
  if (names.length === 0 || (!calculated && names.length < 2)) return false;
  if (calculated && left.kind === 'power' && right.kind === 'power')
    return left.base.kind === 'number' && right.base.kind === 'number' && sameExpr(left.exponent, right.exponent);
  const generators = new Generators();
  const [a, b] = [termsOf(left, generators), termsOf(right, generators)];
  if (!a || a.size !== b?.size || ![...a.keys()].every((key) => b.has(key))) return false;
  if (a.size === 1) return true;
  return calculated && [...a].some(([key, term]) => b.get(key)?.coefficient.equals(term.coefficient));
}

/** `(x)(x) / 2 = ...`, `x x = ...`: a letter is multiplied by itself on the left. */
function multipliesOut(text: string): boolean {
  const [left = ''] = text.split(/=|, or | as /);
  return /^[\s({]*([a-z])[\s)}]*(?:\/\d+)?[)}]*(?:\s*\\cdot\s*|\s*\(\s*| +)\1[\s)}]*(?:\/\d+)?[)}]*(?:\s*\/\s*\d+)?\s*$/.test(
    left,
  );
}

/** Whether two sides agree in most of their terms. */
export function nearlySame(left: Expr, right: Expr): boolean {
  const generators = new Generators();
  const [a, b] = [termsOf(left, generators), termsOf(right, generators)];
  if (!a || !b) return false;
  const shared = [...a].filter(([key, term]) => b.get(key)?.coefficient.equals(term.coefficient)).length;
  return shared > 0 && 2 * shared >= Math.max(a.size, b.size);
}

function termsOf(side: Expr, generators: Generators): Polynomial | null {
  try {
    const { top, bottom } = normalize(side, generators);
    return constantOf(bottom)?.isOne ? top : null;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}

/** `2x + 3x` can be gathered, also below a fraction's bar: the normal form has fewer terms. */
function hasLikeTerms(expr: Expr): boolean {
  if (expr.kind === 'product') return expr.factors.some(hasLikeTerms);
  if (expr.kind === 'power') return hasLikeTerms(expr.base);
  if (expr.kind !== 'sum') return false;
  const simpler = simplify(expr);
  return simpler !== null && (simpler.kind !== 'sum' || simpler.terms.length < expr.terms.length);
}

function workable(expr: Expr): boolean {
  return some(expr, (part) => {
    if (part.kind === 'power')
      return part.base.kind === 'sum' || part.base.kind === 'power' || part.base.kind === 'product';
    if (part.kind === 'product')
      return part.factors.some((f) => f.kind === 'sum') || part.factors.filter((f) => f.kind === 'power').length > 1;
    return part.kind === 'call' || part.kind === 'binder';
  });
}

/** An equation in one variable that no real value satisfies is wrong whatever was meant. */
export function neverHolds(claim: RelationExpr): Outcome | null {
  const [name, ...more] = freeSymbols(claim);
  if (name === undefined || more.length > 0) return null;
  const exponents = sameBase(claim.left, claim.right);
  const { left, right } = exponents?.kind === 'relation' ? exponents : claim;
  const solutions = solveEquation(left, right, name);
  const never = solutions?.complete === true && solutions.roots.length === 0 && !solutions.always;
  return never ? refuted(`no real value of ${name} makes both sides equal`) : null;
}
