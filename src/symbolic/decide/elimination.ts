import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { difference, number } from '../expression/build.ts';
import { simplify } from '../algebra/simplify.ts';
import { solveEquation } from '../solve/solveEquation.ts';
import { sidesEqual } from './compareSides.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';
import { truthAt } from './truthAt.ts';

const maxDepth = 4;

/** Decides an implication in one variable. */
export type InOneVariable = (premises: readonly Expr[], claim: Expr) => Outcome;

/** Equations in several variables: solves one for a variable, puts the solutions into the rest, and goes on. */
export function elimination(
  premises: readonly Expr[],
  claim: Expr,
  inOneVariable: InOneVariable,
  proofOnly = false,
  depth = 0,
): Outcome {
  const parts = premises
    .flatMap((p) => (p.kind === 'logic' && p.op === 'and' ? p.parts : [p]))
    .filter((p) => !isTrivial(p));
  const scaled = parts.map((p) => scaledInequality(p, claim)).find((o) => o !== null);
  if (scaled) return scaled;
  if (parts.length === 0) return holdsEverywhere(claim);
  const names = new Set([...parts, claim].flatMap(freeSymbols));
  if (names.size === 1 && depth > 0) return inOneVariable(parts, claim);
  if (depth > maxDepth) return undecided('too many equations');
  const choice = chooseVariable(parts, claim);
  if (!choice) return undecided('what came before could not be solved for a variable');
  const rest = parts.filter((p) => p !== choice.equation);
  const outcomes: Outcome[] = [];
  for (const root of choice.roots) {
    const put = rest.map((p) => putInto(p, choice.name, root));
    const claimed = substitute(claim, new Map([[choice.name, root]]));
    const outcome = elimination(put, claimed, inOneVariable, proofOnly, depth + 1);
    if (proofOnly && outcome.outcome !== 'proved') return outcome;
    outcomes.push(outcome);
  }
  return (
    outcomes.find((o) => o.outcome === 'refuted') ??
    outcomes.find((o) => o.outcome === 'undecided') ??
    outcomes[0] ??
    undecided('what came before has no real solution')
  );
}

/** Premises with roots put in, as long as both live: claim after claim rests on the same premises. */
const putBefore = new WeakMap<Expr, WeakMap<Expr, Map<string, Expr>>>();

function putInto(premise: Expr, name: string, root: Expr): Expr {
  const byRoot = putBefore.get(premise) ?? new WeakMap<Expr, Map<string, Expr>>();
  const known = byRoot.get(root) ?? new Map<string, Expr>();
  const put = known.get(name) ?? substitute(premise, new Map([[name, root]]));
  putBefore.set(premise, byRoot.set(root, known.set(name, put)));
  return put;
}

function isTrivial(premise: Expr): boolean {
  return premise.kind === 'relation' && freeSymbols(premise).length === 0 && truthAt(premise, new Map()) === true;
}

interface Choice {
  readonly equation: Expr;
  readonly name: string;
  readonly roots: readonly Expr[];
}

/** The equation and variable with the fewest solutions; variables outside the claim are solved for first. */
function chooseVariable(parts: readonly Expr[], claim: Expr): Choice | null {
  const wanted = new Set(freeSymbols(claim));
  let best: Choice | null = null;
  for (const equation of parts) {
    if (equation.kind !== 'relation' || equation.op !== '=') continue;
    const names = [...freeSymbols(equation)].sort((a, b) => Number(wanted.has(a)) - Number(wanted.has(b)));
    for (const name of names) {
      const solutions = solveEquation(equation.left, equation.right, name);
      if (!solutions?.complete || solutions.always) continue;
      if (!best || solutions.roots.length < best.roots.length) best = { equation, name, roots: solutions.roots };
      if (best.roots.length <= 1) return best;
    }
  }
  return best;
}

function holdsEverywhere(claim: Expr): Outcome {
  if (claim.kind === 'logic') {
    const outcomes = claim.parts.map(holdsEverywhere);
    if (claim.op === 'and') return outcomes.find((o) => o.outcome !== 'proved') ?? proved('every part follows');
    if (claim.op === 'or')
      return outcomes.find((o) => o.outcome === 'proved') ?? undecided('no part follows by itself');
    return undecided('an implication');
  }
  if (claim.kind !== 'relation') return undecided('no statement');
  if (claim.op === '=') {
    const same = sidesEqual(claim.left, claim.right);
    if (same.outcome === 'proved') return proved('it follows from what came before by substitution', same.certificate);
    return same.outcome === 'refuted'
      ? refuted(`it does not follow from what came before: ${same.reason}`, same.counterexample)
      : same;
  }
  const truth = freeSymbols(claim).length === 0 ? truthAt(claim, new Map()) : null;
  if (truth === null) return undecided('the inequality could not be decided');
  return truth ? proved('it follows from what came before') : refuted('it does not follow from what came before');
}

const directions: Readonly<Record<string, readonly [strict: boolean, sign: 1 | -1]>> = {
  '<': [true, 1],
  '<=': [false, 1],
  '>': [true, -1],
  '>=': [false, -1],
};

/** An inequality that is another one times a number, terms moved: the number's sign decides. */
function scaledInequality(premise: Expr, claim: Expr): Outcome | null {
  if (premise.kind !== 'relation' || claim.kind !== 'relation') return null;
  const [a, b] = [directions[premise.op], directions[claim.op]];
  if (!a || !b) return null;
  const ratio = simplify({
    kind: 'product',
    factors: [gap(claim), { kind: 'power', base: gap(premise), exponent: number(-1) }],
  });
  if (ratio?.kind !== 'number' || ratio.value.isZero) return null;
  const keeps = ratio.value.sign * a[1] * b[1] > 0;
  if (keeps && (a[0] || !b[0])) return proved('it is the inequality before, multiplied by a number of the right sign');
  return refuted(
    keeps
      ? 'equality was allowed before, but not now'
      : 'the inequality points the wrong way: multiplying by a negative number turns it round',
  );
}

function gap(relation: RelationExpr): Expr {
  return difference(relation.left, relation.right);
}
