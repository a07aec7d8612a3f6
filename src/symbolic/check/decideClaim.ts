import type { Claim } from '../claims/claim.ts';
import { prepare } from '../decide/prepare.ts';
import { sidesEqual } from '../decide/compareSides.ts';
import { implied } from '../decide/implied.ts';
import { universal } from '../decide/universal.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved, undecided } from '../decide/outcome.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { inBaseUnits } from '../units/baseUnits.ts';
import type { Context } from './context.ts';
import { flatten } from './context.ts';
import { decideClosed } from './decideClosed.ts';
import { looksLikeIdentity, neverHolds } from './identities.ts';
import { relevant } from './relevant.ts';

/** Decides one claim of a step in its context. Never throws: what cannot be computed is undecided. */
export function decideClaim(claim: Claim, context: Context): Outcome {
  try {
    const statement = prepare(claim.statement, context.functions);
    const rewriting = isRewriting(claim.statement, context);
    const outcome = decideStatement(statement, {
      ...context,
      premises: context.premises.map((p) => prepared(p, context)),
    });
    if (outcome.outcome !== 'undecided' || !rewriting || statement.kind !== 'relation') return outcome;
    const identity = sidesEqual(statement.left, statement.right);
    return identity.outcome === 'refuted' ? identity : outcome;
  } catch (error) {
    if (error instanceof TooLarge) return undecided(error.message);
    if (error instanceof NotComputable) return undecided(`cannot compute ${error.message}`);
    if (error instanceof NotDefined) return undecided(`not defined: ${error.message}`);
    if (error instanceof RangeError) return undecided('too large to compute');
    throw error;
  }
}

function prepared(premise: Expr, context: Context): Expr {
  try {
    return prepare(premise, context.functions);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof TooLarge || error instanceof NotDefined) return premise;
    throw error;
  }
}

/** Whether a claim works something out (a derivative, a limit, a value of a known function) so that it must hold for all values. */
function isRewriting(statement: Expr, context: Context): boolean {
  if (!context.strict || statement.kind !== 'relation' || statement.op !== '=') return false;
  return some(
    statement.left,
    (part) =>
      part.kind === 'binder' ||
      (part.kind === 'call' && context.functions.has(part.name) && part.args.some((a) => a.kind !== 'symbol')),
  );
}

/** Units such as degrees and percent are put into numbers before letters are solved for. */
function decideStatement(claim: Expr, within: Context): Outcome {
  if (freeSymbols(claim).length === 0) return decideRead(claim, within);
  return decideRead(inBaseUnits(claim), { ...within, premises: within.premises.map(inBaseUnits) });
}

function decideRead(statement: Expr, context: Context): Outcome {
  if (statement.kind === 'logic' && statement.op === 'and') return decideAll(flatten(statement), context);
  if (statement.kind === 'logic' && statement.op !== 'or') return decideImplication(statement.op, statement.parts);
  if (freeSymbols(statement).length === 0 && statement.kind === 'relation') return decideClosed(statement);
  if (statement.kind === 'relation' && statement.op === '=') {
    const identity = sidesEqual(statement.left, statement.right);
    if (identity.outcome === 'proved') return identity;
    const follows = fromPremises(statement, context);
    if (follows.outcome !== 'undecided') return follows;
    if (context.premises.length === 0 && context.strict && identity.outcome === 'refuted') {
      if (looksLikeIdentity(statement.left, statement.right)) return identity;
      return (
        neverHolds(statement) ??
        undecided('it holds for some values only; nothing was said before that would decide it')
      );
    }
    return follows;
  }
  const follows = fromPremises(statement, context);
  return follows.outcome === 'undecided' && context.premises.length === 0 ? universal(statement) : follows;
}

/** All parts of a chain or system: the first refuted part decides, then the first undecided one. */
function decideAll(parts: readonly Expr[], context: Context): Outcome {
  const joint =
    isJoint(parts) && context.premises.length > 0 ? fromPremises({ kind: 'logic', op: 'and', parts }, context) : null;
  if (joint && joint.outcome !== 'undecided') return joint;
  const outcomes = parts.map((part, k) => decidePart(part, k, parts, context));
  const refuted = outcomes.find((o) => o.outcome === 'refuted');
  if (refuted) return refuted;
  const open = outcomes.filter((o) => o.outcome === 'undecided');
  if (open.length === 0)
    return outcomes.find((o) => o.certificate === 'numeric') ?? outcomes[0] ?? proved('every part holds');
  return outcomes.length > open.length && isNaming(parts[0], outcomes)
    ? proved('what is named is computed rightly')
    : (open[0] ?? undecided('nothing was stated'));
}

/** Inequalities and systems are judged as a whole; chains of equations link by link. */
function isJoint(parts: readonly Expr[]): boolean {
  return parts.every((p) => p.kind === 'relation' && freeSymbols(p).length > 0);
}

function decidePart(part: Expr, k: number, parts: readonly Expr[], context: Context): Outcome {
  const outcome = decideStatement(part, context);
  if (outcome.outcome !== 'undecided' || k === 0 || part.kind !== 'relation' || part.op !== '=') return outcome;
  const before = parts[k - 1];
  const chained = before?.kind === 'relation' && before.right === part.left;
  const rewriting = chained && context.strict && context.premises.length === 0;
  return rewriting ? sidesEqual(part.left, part.right) : outcome;
}

/** `P(A) = 3/6 = 1/2`: the first link only names the value, all others hold. */
function isNaming(first: Expr | undefined, outcomes: readonly Outcome[]): boolean {
  return first?.kind === 'relation' && outcomes.slice(1).every((o) => o.outcome === 'proved');
}

function decideImplication(op: string, parts: readonly Expr[]): Outcome {
  const [before, ...after] = parts;
  if (!before) return undecided('an empty implication');
  let current = before;
  let last: Outcome = undecided('an empty implication');
  for (const next of after) {
    last = implied(flatten(current), next);
    if (last.outcome === 'proved' && op === 'iff') last = implied(flatten(next), current);
    if (last.outcome !== 'proved') return last;
    current = next;
  }
  return last;
}

/** Whether the claim follows from what came before; refuted only where the context was read whole. */
function fromPremises(statement: Expr, context: Context): Outcome {
  const premises = relevant(context.premises, statement);
  const last = premises.at(-1);
  if (!last) return undecided('nothing before it speaks of the same quantities');
  const byAll = implied(premises, statement);
  if (byAll.outcome === 'proved') return byAll;
  const byLast = premises.length > 1 ? implied([last], statement) : byAll;
  if (byLast.outcome === 'proved') return byLast;
  if (byAll.outcome === 'refuted' && !context.strict)
    return undecided(`it may rest on what could not be read (${byAll.reason})`);
  return byAll;
}
