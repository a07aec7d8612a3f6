import { holdsBySigns } from '../decide/absolutes.ts';
import { withAtoms } from '../decide/atoms.ts';
import { consequence } from '../decide/consequence.ts';
import { contradicted } from '../decide/contradicted.ts';
import { hasCounterModel } from '../decide/counterModel.ts';
import { differentiated } from '../decide/implicit.ts';
import { implied } from '../decide/implied.ts';
import { writtenInIntegers } from '../decide/inIntegers.ts';
import { negated } from '../decide/negated.ts';
import type { Outcome } from '../decide/outcome.ts';
import { proved, undecided } from '../decide/outcome.ts';
import { generalSolution } from '../decide/periodic.ts';
import { prepare } from '../decide/prepare.ts';
import { restated } from '../decide/restated.ts';
import { inequalityFollows } from '../decide/signs.ts';
import { holdsUnderOrder } from '../decide/underOrder.ts';
import { holdsUnderSigns } from '../decide/underSigns.ts';
import { undone } from '../decide/undone.ts';
import { attempt, WorkSpent } from '../exact/work.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, sameExpr, some } from '../expression/traverse.ts';
import type { Context } from './context.ts';
import { relevant, valuesOfUnknown } from './relevant.ts';
import { comparableUnits, withScales } from './units.ts';
import { whyUndecided } from './whyUndecided.ts';

/** Work the premises of one claim may take, and each way to use them: what follows at all mostly follows with little. */
const [premiseWork, consequenceWork, latestWork] = [6_000, 3_500, 2_500];
/** How many premises are looked at, and how many are solved together. */
const [mostPremises, fewPremises] = [12, 4];

const tooMuch = undecided(new WorkSpent().message);
const inOtherForm = proved('it is what was said before, with its logarithm, root or power undone', 'normal form');
export const mayRest = undecided('it does not follow from what was read before it, and may rest on more');

/** Whether the claim follows from what came before; refuted only where the context was read whole. */
export function fromPremises(claim: Expr, context: Context): Outcome {
  return attempt(premiseWork, () => fromRelevant(claim, context)) ?? tooMuch;
}

/** Premises as they were prepared for the functions of one context: they stand before claim after claim. */
const preparedBefore = new WeakMap<Context['functions'], WeakMap<Expr, Expr>>();

/** A premise with its derivatives, values and units carried out, or as it was read where that fails. */
function prepared(premise: Expr, { functions }: Context): Expr {
  const known = preparedBefore.get(functions) ?? new WeakMap<Expr, Expr>();
  const made = known.get(premise) ?? preparedAnew(premise, functions);
  preparedBefore.set(functions, known.set(premise, made));
  return made;
}

function preparedAnew(premise: Expr, functions: Context['functions']): Expr {
  try {
    return withScales(prepare(premise, functions));
  } catch (error) {
    whyUndecided(error);
    return premise;
  }
}

/** Premises with their atoms, for the functions of one context. */
const atomsBefore = new WeakMap<Context['functions'], WeakMap<Expr, Expr>>();

function atomsOf(premise: Expr, functions: Context['functions']): Expr {
  const known = atomsBefore.get(functions) ?? new WeakMap<Expr, Expr>();
  const made = known.get(premise) ?? withAtoms(premise, functions);
  atomsBefore.set(functions, known.set(premise, made));
  return made;
}

function fromRelevant(claim: Expr, context: Context): Outcome {
  const said = context.premises.map((premise) => atomsOf(premise, context.functions));
  const chosen = relevant(said, claim, mostPremises).map((premise) => prepared(premise, context));
  const [statement = claim, ...premises] = comparableUnits([claim, ...chosen, ...differentiated(chosen, claim)]);
  if (premises.length === 0) return undecided('nothing before it speaks of the same quantities');
  if (premises.every(saysNothing) && isCondition(statement))
    return undecided('what came before only defines functions, and it may set a condition');
  const undonePremises = premises.flatMap(undone);
  const stated = restated(premises, statement) ?? (restated(undonePremises, statement) ? inOtherForm : null);
  if (stated) return stated;
  const general = generalSolution(premises, statement);
  if (general && (context.strict || general.outcome === 'proved')) return general;
  const signed = holdsUnderSigns(premises, statement) ?? holdsUnderOrder(premises, statement);
  if (signed) return signed;
  const absolute = holdsBySigns(premises, statement) ?? writtenInIntegers(premises, statement);
  if (absolute) return absolute;
  if (context.strict) {
    const outcome = byLatest(statement, premises.slice(-fewPremises), false);
    if (outcome.outcome === 'refuted') return context.hedged ? hedgedRefutation(premises, statement, outcome) : outcome;
    if (outcome.outcome === 'proved') return outcome;
    const settled = consequence([...undonePremises, ...premises], statement) ?? contradicted(premises, statement);
    return settled ?? inequalityFollows(premises, statement) ?? outcome;
  }
  if (valuesOfUnknown(statement).length === 0 && hasCounterModel(premises, statement)) return mayRest;
  const found = attempt(consequenceWork, () => consequence([...undonePremises, ...premises], statement));
  if (found) return found;
  const latest = premises.slice(-fewPremises);
  if (latest.length < premises.length && hasCounterModel(latest, statement)) return mayRest;
  const outcome = attempt(latestWork, () => byLatest(statement, latest, true)) ?? tooMuch;
  return outcome.outcome === 'refuted'
    ? undecided(`it may rest on what could not be read (${outcome.reason})`)
    : outcome;
}

/**
 * The context of a claim that speaks of no function: `f(x) = x^2 + 1` says nothing of `x`, so that no value of `x` is wrong
 * after it.
 */
export function withoutDefinitions(claim: Expr, context: Context): Context {
  if (!context.strict || some(claim, (part) => part.kind === 'call' || part.kind === 'binder')) return context;
  const premises = context.premises.filter((premise) => !isDefinition(premise, context));
  return premises.length === context.premises.length ? context : { ...context, premises };
}

function isDefinition(premise: Expr, context: Context): boolean {
  return premise.kind === 'relation' && premise.left.kind === 'call' && saysNothing(prepared(premise, context));
}

/** A definition with its function put in: both sides are the same. */
function saysNothing(premise: Expr): boolean {
  return premise.kind === 'relation' && premise.op === '=' && sameExpr(premise.left, premise.right);
}

/** `f'(x) = 0`: a side with letters against a number may be what is to be solved. */
function isCondition(statement: Expr): boolean {
  if (statement.kind === 'logic' && statement.op === 'and') return statement.parts.some(isCondition);
  if (statement.kind !== 'relation' || !/^[=<>]/.test(statement.op)) return false;
  return freeSymbols(statement.left).length === 0 || freeSymbols(statement.right).length === 0;
}

/** Where words tell what numbers are meant, a claim is wrong only when no solution of what came before satisfies it. */
function hedgedRefutation(premises: readonly Expr[], statement: Expr, outcome: Outcome): Outcome {
  const opposite = negated(statement);
  const never = opposite && implied(premises.slice(-fewPremises), opposite, true).outcome === 'proved';
  return never ? outcome : undecided(`the words may say which numbers are meant (${outcome.reason})`);
}

/** Whether the claim follows from the last premise, or from the last few together. */
function byLatest(statement: Expr, premises: readonly Expr[], proofOnly: boolean): Outcome {
  const last = premises.slice(-1);
  const open = proofOnly && premises.length > 1 && hasCounterModel(last, statement);
  const byLast = open ? mayRest : implied(last, statement, proofOnly);
  return byLast.outcome === 'proved' || premises.length < 2 ? byLast : implied(premises, statement, proofOnly);
}
