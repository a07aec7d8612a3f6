import type { Claim, UnreadClaim } from '../claims/claim.ts';
import type { Reading } from '../claims/readClaims.ts';
import { sidesEqual } from '../decide/compareSides.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, sameExpr, some, substitute } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';

/** A claim that started with its relation (`= 6x + 9`), with what it goes on from put in front. */
export interface ContinuedClaim extends Claim {
  readonly continues: boolean;
}

/** Puts `formula`, the last side before a text, in front of the claims that start with a relation. */
export function goOn({ claims }: Reading, formula: Expr | null): readonly ContinuedClaim[] {
  const continued: ContinuedClaim[] = [];
  for (const claim of claims) {
    if (!lacksLeft(claim.statement)) continued.push({ ...claim, continues: false });
    else if (formula !== null && !(claim.cautious && repeats(claim.statement, formula)))
      continued.push({ ...claim, statement: filled(claim.statement, formula), continues: true });
  }
  return continued;
}

/** Words that only say again what stands before them: `... = 15. This is $15$`. */
function repeats(statement: Expr, formula: Expr): boolean {
  return statement.kind === 'relation' && sameExpr(statement.right, formula);
}

/** True for `A = l w` gone on with `= 5 \cdot 4`: values were put in, and nothing says which. */
export function putsInValues({ statement, continues }: ContinuedClaim): boolean {
  if (!continues || statement.kind !== 'relation') return false;
  return freeSymbols(statement.right).length === 0 && freeSymbols(statement.left).length > 0;
}

/** The claims that start with a relation where nothing before them could be read. */
export function goOnFromNothing({ claims }: Reading, formula: Expr | null): readonly UnreadClaim[] {
  const reason = 'it goes on from something that could not be read';
  const loose = formula === null ? claims.filter((claim) => !claim.cautious && lacksLeft(claim.statement)) : [];
  return loose.map(({ text }) => ({ text, reason }));
}

/** The premises that say something: what holds for all values adds nothing, and only hides that a rewriting is wrong. */
export function withoutIdentities(premises: readonly Expr[]): readonly Expr[] {
  return premises.filter((premise) => !isIdentity(premise));
}

function isIdentity(premise: Expr): boolean {
  try {
    return (
      premise.kind === 'relation' && premise.op === '=' && sidesEqual(premise.left, premise.right).outcome === 'proved'
    );
  } catch (error) {
    if (error instanceof NotComputable || error instanceof TooLarge || error instanceof NotDefined) return false;
    throw error;
  }
}

function lacksLeft(statement: Expr): boolean {
  if (statement.kind === 'logic') return statement.parts.some(lacksLeft);
  return statement.kind === 'relation' && some(statement.left, isMissing);
}

function isMissing(side: Expr): boolean {
  return side.kind === 'symbol' && side.name === '';
}

/** Statements that were filled before, as long as they live: the same text stands before step after step. */
const filledBefore = new WeakMap<Expr, WeakMap<Expr, Expr>>();

function filled(statement: Expr, formula: Expr): Expr {
  const byFormula = filledBefore.get(statement) ?? new WeakMap<Expr, Expr>();
  const made = byFormula.get(formula) ?? filledAnew(statement, formula);
  filledBefore.set(statement, byFormula.set(formula, made));
  return made;
}

function filledAnew(statement: Expr, formula: Expr): Expr {
  if (statement.kind === 'logic') return { ...statement, parts: statement.parts.map((part) => filled(part, formula)) };
  return statement.kind === 'relation' && some(statement.left, isMissing)
    ? { ...statement, left: isMissing(statement.left) ? formula : substitute(statement.left, new Map([['', formula]])) }
    : statement;
}
