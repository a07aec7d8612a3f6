import type { Expr } from '../expression/expr.ts';
import { exprKey, freeSymbols } from '../expression/traverse.ts';
import type { Claim } from './claim.ts';

/**
 * Joins values of one letter that words give as a choice: `$x = 3$ or $x = -2$`, `the solutions $x = 3$ and $x = -2$`,
 * `$(x, y) = (2, 3)$ or $(x, y) = (3, 2)$`; and relations of any form between which `or` stands: `$x - 3 = 0$ or $x + 2 = 0$` states neither of the two.
 */
export function joinChoices(claims: readonly Claim[], text: string): readonly Claim[] {
  const joined: Claim[] = [];
  for (const claim of claims) {
    const before = joined.at(-1);
    const choice = before && chosen(before, claim, text);
    if (choice) joined[joined.length - 1] = choice;
    else joined.push(claim);
  }
  return joined;
}

function chosen(a: Claim, b: Claim, text: string): Claim | null {
  const between = text.slice(a.end, b.start).replaceAll(/\\[()[\]]|[$\s]/g, '');
  if (!/^,?(?:or|and)$/.test(between)) return null;
  const parts = values(a, b) ?? (between.endsWith('or') ? either(a, b) : null);
  if (parts === null) return null;
  if (new Set(parts.map(exprKey)).size !== parts.length) return null;
  return { ...a, end: b.end, text: text.slice(a.start, b.end), statement: { kind: 'logic', op: 'or', parts } };
}

function values(a: Claim, b: Claim): readonly Expr[] | null {
  const [first, next] = [alternatives(a.statement), alternatives(b.statement)];
  return first && next && namesOf(first) === namesOf(next) ? [...first, ...next] : null;
}

function either(a: Claim, b: Claim): readonly Expr[] | null {
  const [first, next] = [disjuncts(a.statement), disjuncts(b.statement)];
  return first && next && [...first, ...next];
}

/** A relation, or relations joined by `or`; null for anything else. */
function disjuncts(statement: Expr): readonly Expr[] | null {
  if (statement.kind === 'relation') return [statement];
  if (statement.kind !== 'logic' || statement.op !== 'or') return null;
  const parts = statement.parts.map(disjuncts);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** The letters that the first of several alternatives gives values. */
function namesOf([first]: readonly Expr[]): string {
  return first ? freeSymbols(first).join() : '';
}

/** Statements `x = number`, or `x = number, y = number`, one or joined by `or`; null for anything else. */
function alternatives(statement: Expr): readonly Expr[] | null {
  if (statement.kind === 'logic' && statement.op === 'or') {
    const parts = statement.parts.map(alternatives);
    return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
  }
  if (statement.kind !== 'logic') return isValue(statement) ? [statement] : null;
  const point = statement.op === 'and' && statement.parts.every(isValue);
  return point && freeSymbols(statement).length === statement.parts.length ? [statement] : null;
}

function isValue(statement: Expr): boolean {
  const named = statement.kind === 'relation' && statement.op === '=' && statement.left.kind === 'symbol';
  return named && freeSymbols(statement.right).length === 0;
}
