import type { Expr, RelationExpr } from '../expression/expr.ts';
import { toPlain } from '../expression/print.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { solveEquation } from '../solve/solveEquation.ts';
import type { Cell } from './cells.ts';
import { cellsOf } from './cells.ts';
import { impliedCongruence } from './congruences.ts';
import { elimination } from './elimination.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';
import { listedPoints, listedValues } from './solutionLists.ts';
import { truthAt } from './truthAt.ts';

/**
 * Whether premises force a claim. In one variable the line is cut where any statement may change its truth, and every
 * cell is tried; in several, equations are solved for one variable after the other and put into the claim. A list of
 * solutions must moreover name only values that satisfy the premises. With `proofOnly` what cannot become a proof is given
 * up at once, undecided or refuted.
 */
export function implied(premises: readonly Expr[], claim: Expr, proofOnly = false): Outcome {
  const names = [...new Set([...premises, claim].flatMap(freeSymbols))];
  const [only] = names;
  if (only === undefined) return undecided('there is no variable');
  const modular = impliedCongruence(premises, claim, names);
  if (modular) return modular;
  return names.length === 1
    ? inOneVariable(premises, claim, only, proofOnly)
    : (extraneousPoint(premises, claim) ??
        elimination(premises, claim, (parts, rest) => implied(parts, rest, proofOnly), proofOnly));
}

/** The outcome of what follows from a statement that holds for no real number. */
export const noRealSolution = undecided('what came before has no real solution');
const notAll = undecided('not all solutions of what came before could be found');

function inOneVariable(premises: readonly Expr[], claim: Expr, name: string, proofOnly: boolean): Outcome {
  const complex = complexSolutions(premises, claim, name);
  if (complex) return complex;
  const { cells, complete } = cellsOf([...premises, claim], name);
  if (proofOnly && !complete) return notAll;
  let certain = complete;
  let reached = false;
  for (const { at } of cells) {
    const values = new Map([[name, at]]);
    const held = premises.map((premise) => truthAt(premise, values));
    if (held.includes(false)) continue;
    const follows = truthAt(claim, values);
    if (held.includes(null) || follows === null) {
      if (proofOnly) return notAll;
      certain = false;
      continue;
    }
    if (follows) reached = true;
    else
      return refuted(`${name} = ${toPlain(at)} satisfies what came before, but not this step`, {
        at: { [name]: toPlain(at) },
        left: toPlain(at),
        right: '',
      });
  }
  const extra = extraneous(premises, claim, name) ?? (proofOnly ? null : beyond(premises, claim, name, cells));
  if (extra)
    return refuted(`${name} = ${toPlain(extra)} does not satisfy what came before`, {
      at: { [name]: toPlain(extra) },
      left: toPlain(extra),
      right: '',
    });
  if (!certain) return notAll;
  if (!reached) return noRealSolution;
  return allowsMore(premises, claim, name, cells)
    ? undecided('it follows, but it allows more than what came before')
    : proved('every solution of what came before satisfies this step');
}

/**
 * Whether an inequality that should be solved or rewritten (`2x + 3 > 7`) was given away in part: `2x > 2` follows from it,
 * and may be a slip, as it ends where nothing changes. What is solved already (`x > 5`) may be used as one likes.
 */
function allowsMore(premises: readonly Expr[], claim: Expr, name: string, cells: readonly Cell[]): boolean {
  const [premise, ...more] = premises;
  if (!premise || more.length > 0 || !isOrder(premise) || !isRange(claim) || isSolved(premise)) return false;
  const truths = (statement: Expr): readonly (boolean | null)[] =>
    cells.map(({ at }) => truthAt(statement, new Map([[name, at]])));
  const [held, said] = [truths(premise), truths(claim)];
  const around = (values: readonly (boolean | null)[], k: number): ReadonlySet<boolean | null> =>
    new Set(values.slice(Math.max(0, k - 1), k + 2));
  return cells.some(({ critical }, k) => critical && around(said, k).size > 1 && around(held, k).size === 1);
}

function isOrder(statement: Expr): statement is RelationExpr {
  return statement.kind === 'relation' && /^[<>]=?$/.test(statement.op);
}

/** An inequality, or a double one. */
function isRange(claim: Expr): boolean {
  return isOrder(claim) || (claim.kind === 'logic' && claim.op === 'and' && claim.parts.every(isOrder));
}

function isSolved({ left, right }: RelationExpr): boolean {
  return left.kind === 'symbol' || right.kind === 'symbol';
}

/** What is to be said of a listed point that does not satisfy the premises; null where each may. */
function extraneousPoint(premises: readonly Expr[], claim: Expr): Outcome | null {
  const points = claim.kind === 'logic' && claim.op === 'or' ? listedPoints(claim) : null;
  const wrong = points?.find((point) => premises.some((premise) => truthAt(premise, point) === false));
  if (!wrong) return null;
  const at = Object.fromEntries([...wrong].map(([name, value]) => [name, toPlain(value)]));
  const where = Object.entries(at).map(([name, value]) => `${name} = ${value}`);
  return refuted(`${where.join(', ')} does not satisfy what came before`, { at, left: '', right: '' });
}

/** A listed solution that does not satisfy the premises. */
function extraneous(premises: readonly Expr[], claim: Expr, name: string): Expr | null {
  const listed = listedValues(claim, name);
  return (
    listed?.find((value) => premises.some((premise) => truthAt(premise, new Map([[name, value]])) === false)) ?? null
  );
}

/** A value inside a solution set (`x \\in [2, 3]`, `x < 1 or x > 2`) that does not satisfy the one condition before it. */
function beyond(premises: readonly Expr[], claim: Expr, name: string, cells: readonly Cell[]): Expr | null {
  const [premise, ...more] = premises;
  if (!premise || more.length > 0 || !isSolutionSet(claim)) return null;
  const found = cells.find(({ at }) => {
    const values = new Map([[name, at]]);
    return truthAt(premise, values) === false && truthAt(claim, values) === true;
  });
  return found?.at ?? null;
}

function isSolutionSet(claim: Expr): boolean {
  if (claim.kind === 'relation')
    return claim.op === 'in' && (claim.right.kind === 'interval' || claim.right.kind === 'call');
  return (
    claim.kind === 'logic' && claim.op === 'or' && claim.parts.every((p) => p.kind === 'relation' && /[<>]/.test(p.op))
  );
}

/** Listed complex solutions of a polynomial equation: each must satisfy it. */
function complexSolutions(premises: readonly Expr[], claim: Expr, name: string): Outcome | null {
  const listed = listedValues(claim, name);
  if (!listed?.some(isImaginary)) return null;
  const wrong = listed.find((value) =>
    premises.some((premise) => truthAt(premise, new Map([[name, value]])) === false),
  );
  if (wrong) return refuted(`${name} = ${toPlain(wrong)} does not satisfy what came before`);
  const [premise] = premises;
  const solutions = premise?.kind === 'relation' ? solveEquation(premise.left, premise.right, name) : null;
  if (solutions && solutions.roots.length > 0) return undecided('real solutions may be missing');
  const checked = listed.every((value) => premises.every((p) => truthAt(p, new Map([[name, value]])) === true));
  return checked ? proved('each value named satisfies what came before') : undecided('the values could not be checked');
}

function isImaginary(expr: Expr): boolean {
  return some(expr, (part) => part.kind === 'constant' && part.name === 'i');
}
