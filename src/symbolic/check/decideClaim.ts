import type { Claim } from '../claims/claim.ts';
import { prepare } from '../decide/prepare.ts';
import { sidesEqual } from '../decide/compareSides.ts';
import { withAtoms } from '../decide/atoms.ts';
import { dividesAlways } from '../decide/divisibility.ts';
import { hasCounterModel } from '../decide/counterModel.ts';
import { irregularDots } from '../decide/irregular.ts';
import { implied, noRealSolution } from '../decide/implied.ts';
import { rewritten } from '../decide/rewritten.ts';
import { universal } from '../decide/universal.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved, undecided } from '../decide/outcome.ts';
import { call, number, relation, symbol } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, sameExpr, some, substitute } from '../expression/traverse.ts';
import { NotComputable } from '../numeric/failure.ts';
import { isKnownFunction } from '../numeric/functions.ts';
import type { UserFunction } from '../numeric/environment.ts';
import { withScales } from './units.ts';
import type { Context } from './context.ts';
import { flatten } from './context.ts';
import { isNearMiss } from './approximation.ts';
import { decideClosed } from './decideClosed.ts';
import { fromPremises, mayRest } from './fromPremises.ts';
import { rewritesWithin } from './rewriting.ts';
import { withoutRealSolution } from '../decide/complexRoots.ts';
import { looksCalculated, looksLikeIdentity, neverHolds } from './identities.ts';
import { turnsProductsAround } from './matrixNames.ts';
import { inDegrees } from './plainAngles.ts';
import { squaresOf } from './positiveRoot.ts';
import { whyUndecided } from './whyUndecided.ts';

/** Decides one claim of a step in its context. Never throws: what cannot be computed is undecided. */
export function decideClaim(claim: Claim, context: Context): Outcome {
  try {
    const statement = withAtoms(
      prepare(withoutInverses(claim.statement, context), context.functions),
      context.functions,
    );
    const outcome = decideStatement(statement, context);
    if (outcome.outcome === 'proved' && turnsProductsAround(statement))
      return undecided('a product of matrices changes when it is turned around');
    if (outcome.outcome === 'refuted' && !context.strict && isNearMiss(statement)) {
      return undecided(`close, though not to the digits shown (${outcome.reason})`);
    }
    if (outcome.outcome === 'refuted' && !context.strict && (isGiven(claim, context) || isAmbiguous(claim, context)))
      return undecided(`a function was given in several ways (${outcome.reason})`);
    if (outcome.outcome === 'refuted' && !context.strict) return plainAngles(statement, context) ?? outcome;
    if (outcome.outcome !== 'undecided' || statement.kind !== 'relation') return outcome;
    if (claim.positive && statement.left.kind === 'symbol' && !context.strict) {
      const premises = [...context.premises, relation('>', statement.left, number(0))];
      return decideStatement(statement, { ...context, premises });
    }
    const squares = context.strict ? null : squaresOf(statement, context.premises);
    if (squares && decideStatement(squares, context).outcome === 'proved')
      return proved('both sides are positive, and their squares are equal');
    if (!isRewriting(claim.statement, context) && !isCalculated(claim, context) && !rewrites(claim, context))
      return outcome;
    const identity = sidesEqual(statement.left, statement.right);
    return identity.outcome === 'refuted' ? identity : outcome;
  } catch (error) {
    return undecided(whyUndecided(error));
  }
}

/** What is to be said of a refuted claim that holds with its angles in degrees; null of any other. */
function plainAngles(statement: Expr, context: Context): Outcome | null {
  const measured = inDegrees(statement);
  const inThem = measured && decideStatement(measured, context).outcome;
  if (inThem === null || inThem === 'refuted') return null;
  if (inThem === 'undecided') return undecided('its angles may be in degrees');
  const reason = 'it holds with its angles in degrees';
  return context.degrees ? proved(reason) : undecided(reason);
}

/** `f^{-1}(a) = b` as `f(b) = a`, where f is known or something was said of its values. */
function withoutInverses(statement: Expr, { functions, premises }: Context): Expr {
  if (statement.kind !== 'relation' || statement.op !== '=' || statement.left.kind !== 'call') return statement;
  const { left, right } = statement;
  const [argument, ...more] = left.args;
  const name = left.name.endsWith('^-1') ? left.name.slice(0, -3) : '';
  if (name === '' || !argument || more.length > 0) return statement;
  const spokenOf =
    freeSymbols(statement).length === 0 &&
    premises.some((premise) => some(premise, (part) => part.kind === 'call' && part.name === name));
  if (!functions.has(name) && !spokenOf) return statement;
  return relation('=', call(name, right), argument);
}

/** Whether a function in a claim was given in several ways, and the claim may hold with another one of them. */
function isAmbiguous({ statement }: Claim, context: Context): boolean {
  return context.earlier.some(([name, meaning]) => {
    if (!some(statement, (part) => part.kind === 'call' && part.name === name)) return false;
    const latest = context.functions.get(name);
    if (latest && sameMeaning(meaning, latest)) return false;
    if (!latest || statement.kind === 'logic') return true;
    const functions = new Map([...context.functions, [name, meaning]]);
    return decideStatement(prepare(statement, functions), { ...context, functions }).outcome !== 'refuted';
  });
}

function sameMeaning(a: UserFunction, b: UserFunction): boolean {
  if (a.parameters.length !== b.parameters.length) return false;
  const renamed = substitute(b.body, new Map(b.parameters.map((name, k) => [name, symbol(a.parameters[k] ?? name)])));
  return sidesEqual(a.body, renamed, { brief: true }).outcome === 'proved';
}

/** Whether a claim about a function's value was given: then the function is another than the one it was read as. */
function isGiven({ statement }: Claim, { premises, functions }: Context): boolean {
  const valued = some(statement, (part) => part.kind === 'call' && functions.has(part.name));
  return valued && premises.some((premise) => sameExpr(premise, statement));
}

/** Whether a claim works something out (a derivative, a limit, a value of a known function) so that it must hold for all values. */
function isRewriting(statement: Expr, context: Context): boolean {
  if (!context.strict || statement.kind !== 'relation' || statement.op !== '=') return false;
  return some(
    statement.left,
    (part) =>
      part.kind === 'binder' ||
      part.kind === 'matrix' ||
      (part.kind === 'call' && context.functions.has(part.name) && part.args.some((a) => a.kind !== 'symbol')),
  );
}

/** Whether a claim amid a text can only be meant to hold for all values. */
function rewrites(claim: Claim, context: Context): boolean {
  return !context.strict && rewritesWithin(claim, context.premises);
}

/** Words by which a formula is said to be another one for all values of its letters. */
const rewords = / (?:is )?the same as | simplif| expand| reduces to | as \$|\$,? or (?:just |simply )?\$/;

/** Whether an equation that stands alone calculates with the numbers on its left: `4 \\cdot 2 b = 8b`. */
function isCalculated(
  { statement, text, linked = false, prose, cautious = false }: Claim,
  { strict, premises }: Context,
): boolean {
  if (!strict || premises.length > 0 || statement.kind !== 'relation' || statement.op !== '=') return false;
  if (prose && rewords.test(text)) return true;
  return looksCalculated(statement.left, statement.right, text, linked || (prose && cautious));
}

/** Percent and degrees are put into numbers before letters are solved for. */
function decideStatement(claim: Expr, within: Context): Outcome {
  const parts = claim.kind === 'logic' && claim.op === 'and';
  return decideRead(parts || freeSymbols(claim).length === 0 ? claim : withScales(claim), within);
}

function decideRead(statement: Expr, context: Context): Outcome {
  if (statement.kind === 'logic' && statement.op === 'and') return decideAll(flatten(statement), context);
  if (statement.kind === 'logic' && statement.op !== 'or')
    return decideImplication(statement.op, statement.parts, context);
  if (freeSymbols(statement).length === 0 && statement.kind === 'relation')
    return decideClosed(statement, context.strict);
  const special = dividesAlways(context.premises, statement) ?? (context.strict ? irregularDots(statement) : null);
  if (special) return special;
  if (statement.kind === 'relation' && statement.op === '=') {
    const alone = context.premises.length === 0 && context.strict;
    const identity = !alone && hasCounterModel([], statement) ? mayRest : identityOf(statement, !alone);
    if (identity.outcome === 'proved') return identity;
    const follows = fromPremises(statement, context);
    if (follows.outcome !== 'undecided') return follows;
    if (alone && identity.outcome === 'refuted') {
      if (looksLikeIdentity(statement.left, statement.right)) return identity;
      return (
        neverHolds(statement) ??
        undecided('it holds for some values only; nothing was said before that would decide it')
      );
    }
    return follows;
  }
  const follows = fromPremises(statement, context);
  if (follows.outcome !== 'undecided') return follows;
  if (context.strict && context.premises.length === 0 && statement.kind === 'logic') {
    const wrong = statement.parts.every(rewritesInForm) ? wrongRewriting({ ...statement, op: 'and' }) : null;
    if (wrong) return wrong;
  }
  const everywhere = rewritten(statement) ?? universal(statement);
  return context.premises.length === 0 || everywhere.outcome === 'proved' ? everywhere : follows;
}

/** Whether an equation holds for all values; undecided where that cannot be computed, as it may still follow from others. */
function identityOf({ left, right }: RelationExpr, brief: boolean): Outcome {
  try {
    return sidesEqual(left, right, { brief });
  } catch (error) {
    if (error instanceof NotComputable && brief) return undecided(whyUndecided(error));
    throw error;
  }
}

/** All parts of a chain or system: the first refuted part decides, then the first undecided one. */
function decideAll(parts: readonly Expr[], context: Context): Outcome {
  const joint =
    context.strict && isJoint(parts) && context.premises.length > 0
      ? fromPremises({ kind: 'logic', op: 'and', parts: parts.map(withScales) }, context)
      : null;
  if (joint && joint.outcome !== 'undecided') return joint;
  const outcomes = parts.map((part, k) => decidePart(part, k, parts, context));
  const refuted = outcomes.find((o) => o.outcome === 'refuted');
  if (refuted) return refuted;
  const open = outcomes.filter((o) => o.outcome === 'undecided');
  if (open.length === 0)
    return outcomes.find((o) => o.certificate === 'numeric') ?? outcomes[0] ?? proved('every part holds');
  return outcomes.length > open.length && isChain(parts) && isNaming(parts[0], outcomes)
    ? proved('what is named is computed rightly')
    : (open[0] ?? undecided('nothing was stated'));
}

/** Where it may be refuted, a system is judged as a whole: parts that follow each follow together. */
function isJoint(parts: readonly Expr[]): boolean {
  return parts.every((p) => p.kind === 'relation' && freeSymbols(p).length > 0);
}

function decidePart(part: Expr, k: number, parts: readonly Expr[], context: Context): Outcome {
  const outcome = decideStatement(part, context);
  if (outcome.outcome !== 'undecided' || k === 0 || part.kind !== 'relation' || part.op !== '=') return outcome;
  const before = parts[k - 1];
  const chained = before?.kind === 'relation' && before.right === part.left;
  const rewriting =
    chained &&
    context.strict &&
    context.premises.length === 0 &&
    (freeSymbols(part.right).length > 0 || looksLikeIdentity(part.left, part.right));
  return rewriting ? sidesEqual(part.left, part.right) : outcome;
}

/** `a = b = c`: each link starts where the one before it ends. `x = 3, y = 2` is none. */
function isChain(parts: readonly Expr[]): boolean {
  return parts.every((part, k) => {
    const before = parts[k - 1];
    if (k === 0 || !before) return true;
    return part.kind === 'relation' && before.kind === 'relation' && sameExpr(before.right, part.left);
  });
}

/** `P(A) = 3/6 = 1/2`: the first link only names the value, all others hold. */
function isNaming(first: Expr | undefined, outcomes: readonly Outcome[]): boolean {
  const naming =
    first?.kind === 'relation' && (first.op === '=' || first.op === 'approx') && names(first.left, first.right);
  return naming && outcomes.slice(1).every((o) => o.outcome === 'proved');
}

function isDots(part: Expr): boolean {
  return (part.kind === 'symbol' && part.name === '…') || (part.kind === 'call' && part.name.startsWith('dots'));
}

/** A letter, a word, a segment `AB` or an unknown function's value: what stands there can only be a name. */
function names(left: Expr, right: Expr): boolean {
  const own = left.kind === 'symbol' || left.kind === 'product' ? freeSymbols(left) : [];
  if (own.some((name) => freeSymbols(right).includes(name))) return false;
  if (left.kind === 'product') return left.factors.every((factor) => factor.kind === 'symbol');
  if (left.kind === 'call') return !isKnownFunction(left.name) && !some(left, isDots);
  return left.kind === 'unit' || (left.kind === 'symbol' && !left.name.startsWith('"'));
}

function rewritesInForm(part: Expr): boolean {
  return part.kind === 'relation' && part.op === '=' && looksLikeIdentity(part.left, part.right);
}

/** A link of a chain that reads as a rewriting and is none. */
function wrongRewriting(chain: Expr): Outcome | null {
  const links = flatten(chain).flatMap((p) => (p.kind === 'relation' && p.op === '=' ? [p] : []));
  const outcomes = links
    .filter(({ left, right }) => looksLikeIdentity(left, right))
    .map(({ left, right }) => sidesEqual(left, right));
  return outcomes.find((outcome) => outcome.outcome === 'refuted') ?? null;
}

/** A link of a chain that goes on from the link before and rewrites it wrongly: what follows may follow from the first link. */
function wrongLink(chain: Expr): Outcome | null {
  const links = flatten(chain);
  const later = links.filter((link, k) => {
    const before = links[k - 1];
    return link.kind === 'relation' && before?.kind === 'relation' && sameExpr(before.right, link.left);
  });
  return later.length > 0 ? wrongRewriting({ kind: 'logic', op: 'and', parts: later }) : null;
}

/** Statements without variables do not follow from one another: each must hold. */
function impliedOrClosed(before: Expr, next: Expr): Outcome {
  const outcomes = [...flatten(before), ...flatten(next)].map(closedOutcome);
  const closed = outcomes.filter((outcome) => outcome !== null);
  if (closed.length < outcomes.length) return implied(flatten(before), next);
  return closed.find((outcome) => outcome.outcome !== 'proved') ?? closed[0] ?? undecided('nothing was stated');
}

/** The outcome of a relation without variables; null for any other statement. */
function closedOutcome(part: Expr): Outcome | null {
  return part.kind === 'relation' && freeSymbols(part).length === 0 ? decideClosed(part, true) : null;
}

/** An implication is judged on its own; where more may be known than what it starts from, it is not refuted. */
function decideImplication(op: string, parts: readonly Expr[], context: Context): Outcome {
  const alone = context.strict && context.premises.length === 0;
  const wrong = alone
    ? parts
        .flatMap(flatten)
        .map(closedOutcome)
        .find((o) => o?.outcome === 'refuted')
    : null;
  if (wrong) return wrong;
  let last: Outcome = undecided('an empty implication');
  for (const [k, next] of parts.slice(1).entries()) {
    const before = parts[k] ?? next;
    last = impliedOrClosed(before, next);
    if (op === 'iff' && last.outcome !== 'refuted') {
      const back = impliedOrClosed(next, before);
      if (last.outcome === 'proved' || back.outcome === 'refuted') last = back;
    }
    if (alone && last.outcome === 'undecided') last = wrongRewriting(before) ?? last;
    if (last.outcome === 'proved') last = wrongLink(before) ?? last;
    if (alone && last === noRealSolution) last = withoutRealSolution(before, next) ?? last;
    if (last.outcome === 'refuted' && !alone)
      return undecided(`it may rest on more than what it starts from (${last.reason})`);
    if (last.outcome !== 'proved') return last;
  }
  return last;
}
