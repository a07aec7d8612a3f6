import type { Counterexample, Repair } from '../../core/evidence.ts';
import { simplify } from '../algebra/simplify.ts';
import type { Claim } from '../claims/claim.ts';
import { sidesEqual } from '../decide/compareSides.ts';
import { relation } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { toLatex } from '../expression/print.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { readPlain } from '../read/readLatex.ts';

/** Whether a statement that a repair would make holds in the step's context. */
export type Holds = (statement: Expr) => boolean;

/**
 * The right side that a refuted equation should have, with its place in the step's text, or null where none is known. It
 * is checked like a claim before it is offered.
 */
export function repairOf(claim: Claim, step: string, found: Counterexample | undefined, holds: Holds): Repair | null {
  const { statement } = claim;
  if (statement.kind !== 'relation' || statement.op !== '=') return null;
  const place = rightSide(step.slice(claim.start, claim.end));
  if (place === null) return null;
  const value = valueAt(statement, found) ?? rewritten(statement.left);
  if (value === null || !holds(relation('=', statement.left, value))) return null;
  return { start: claim.start + place.start, end: claim.start + place.end, text: toLatex(value) };
}

/** `x = 8` where x must be 7: the value of x that what came before leaves. */
function valueAt({ left, right }: RelationExpr, found: Counterexample | undefined): Expr | null {
  if (left.kind !== 'symbol' || freeSymbols(right).length > 0) return null;
  const text = found?.at[left.name];
  if (text === undefined) return null;
  const value = readPlain(text);
  return value.kind === 'unreadable' ? null : value;
}

/** The left side calculated: a number, or its expanded form. */
function rewritten(left: Expr): Expr | null {
  if (left.kind === 'symbol') return null;
  const value = simplify(left);
  if (value === null || (some(value, isConstant) && !some(left, isConstant))) return null;
  return sidesEqual(left, value).outcome === 'proved' ? value : null;
}

/** Exponentials and imaginary parts that the writer did not write are no repair. */
function isConstant(part: Expr): boolean {
  return part.kind === 'constant' && part.name !== 'pi';
}

/** Where the right side stands in an equation's text; null where there is not exactly one equals sign. */
function rightSide(text: string): { readonly start: number; readonly end: number } | null {
  const at = text.indexOf('=');
  if (at < 0 || text.includes('=', at + 1)) return null;
  const after = text.slice(at + 1);
  const start = at + 1 + (after.length - after.trimStart().length);
  const end = text.replace(/(?:[\s.,;]|\\\\)+$/, '').length;
  return end > start ? { start, end } : null;
}
