import { simplify } from '../algebra/simplify.ts';
import { attempt } from '../exact/work.ts';
import type { Expr } from '../expression/expr.ts';
import { exprKey, freeSymbols, mapChildren, sameExpr, some } from '../expression/traverse.ts';
import { withAtoms } from './atoms.ts';
import { equationsOf, isCombination } from './combination.ts';
import { sidesEqual } from './compareSides.ts';
import { implied } from './implied.ts';
import type { Definitions } from './known.ts';
import { definitionsIn, withKnown } from './known.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';
import { carriedOut } from './prepare.ts';
import { truthAt } from './truthAt.ts';

/**
 * Tries to prove a claim from what was said before it: by putting in the values and formulas that are known, as a
 * combination of the equations before, or from one of the statements before. Null where that fails; it never refutes.
 */
export function consequence(premises: readonly Expr[], claim: Expr): Outcome | null {
  const definitions = definitionsIn(premises);
  return (
    bySubstitution(definitions, claim) ?? byCombination(premises, claim) ?? byOneStatement(premises, claim, definitions)
  );
}

/** Both ways: with the latest values, and with the latest formulas (`A = l w`) whose letters then get their values. */
function bySubstitution(definitions: Definitions, claim: Expr): Outcome | null {
  const own = claim.kind === 'relation' && claim.left.kind === 'symbol' ? claim.left.name : null;
  const tried = new Set<string>([exprKey(claim)]);
  for (const values of [true, false]) {
    const known = putIn(claim, definitions, values);
    const put = some(known, isStructure) ? carriedOut(known) : known;
    if (tried.has(exprKey(put))) continue;
    tried.add(exprKey(put));
    if (holds(put)) return proved(own === null ? 'with what is known put in, it holds' : `${own} has this value`);
  }
  return null;
}

/** What is known put in; values of functions at values of functions are known by turns. */
function putIn(claim: Expr, definitions: Definitions, values: boolean): Expr {
  let put = withKnown(claim, definitions, values);
  for (let turn = 0; turn < 3 && some(put, isCall); turn++) {
    const named = withAtoms(calculatedArguments(put), new Map());
    if (exprKey(named) === exprKey(put)) return put;
    put = withKnown(named, definitions, values);
  }
  return put;
}

/** `f((2i)^2)` as `f(-4)`. */
function calculatedArguments(expr: Expr): Expr {
  if (expr.kind !== 'call') return mapChildren(expr, calculatedArguments);
  const args = expr.args.map((arg) => {
    const inner = calculatedArguments(arg);
    return freeSymbols(inner).length === 0 && inner.kind !== 'number' ? (simplify(inner) ?? inner) : inner;
  });
  return { ...expr, args };
}

/** What is calculated with entry by entry, and conjugates. */
function isStructure(part: Expr): boolean {
  if (part.kind === 'collection') return part.of === 'tuple';
  return part.kind === 'matrix' || (part.kind === 'call' && ['conjugate', 'mean'].includes(part.name));
}

function isCall(part: Expr): boolean {
  return part.kind === 'call';
}

function holds(statement: Expr): boolean {
  if (freeSymbols(statement).length === 0) return truthAt(statement, new Map()) === true;
  if (statement.kind !== 'relation' || statement.op !== '=') return false;
  if (sameExpr(statement.left, statement.right)) return true;
  return sidesEqual(statement.left, statement.right, { brief: true }).outcome === 'proved';
}

function byCombination(premises: readonly Expr[], claim: Expr): Outcome | null {
  if (claim.kind !== 'relation' || claim.op !== '=') return null;
  const names = new Set(freeSymbols(claim));
  const equations = equationsOf(premises);
  const near = equations.filter((equation) => freeSymbols(equation).some((name) => names.has(name)));
  for (const chosen of near.length === equations.length ? [near] : [near, equations]) {
    if (chosen.length > 0 && isCombination(chosen, claim) && !isExcluded(premises, claim))
      return proved('it follows from the equations before by adding, scaling or multiplying them', 'normal form');
  }
  return null;
}

/** A value at which something said before has none (a divisor is zero) does not follow. */
function isExcluded(premises: readonly Expr[], claim: Expr): boolean {
  if (claim.kind !== 'relation' || claim.left.kind !== 'symbol' || freeSymbols(claim.right).length > 0) return false;
  const { name } = claim.left;
  const at = new Map([[name, claim.right]]);
  return premises.some((p) => freeSymbols(p).join() === name && truthAt(p, at) === false);
}

/** Work that one of the statements before may take. */
const oneStatementWork = 2_000;

function byOneStatement(premises: readonly Expr[], claim: Expr, definitions: Definitions): Outcome | null {
  const [name, ...more] = freeSymbols(claim);
  if (name === undefined || more.length > 0) return null;
  const others = new Map([...definitions].filter(([other]) => other !== name));
  const about = premises
    .map((premise) => withKnown(premise, others, true))
    .filter((premise) => freeSymbols(premise).join() === name)
    .slice(-5);
  for (const premise of [...about].reverse()) {
    const outcome = attempt(oneStatementWork, () => implied([premise], claim, true));
    if (outcome?.outcome === 'proved') return outcome;
  }
  const all = about.length > 1 ? attempt(oneStatementWork, () => implied(about, claim, true)) : null;
  return all?.outcome === 'proved' ? all : null;
}
