import type { CheckRequest } from '../../core/symbolicWitness.ts';
import { readClaims } from '../claims/readClaims.ts';
import { truthAt } from '../decide/truthAt.ts';
import { sameBase } from '../decide/undone.ts';
import { attempt } from '../exact/work.ts';
import { number, product, quotient, relation, sum } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import type { ReadOptions } from '../read/readLatex.ts';
import { readLatex } from '../read/readLatex.ts';
import { solveEquation } from '../solve/solveEquation.ts';
import { inOrder } from './inOrder.ts';

/** What a question asks of the solutions of its equation. */
const wanted: readonly (readonly [words: RegExp, of: (roots: readonly Expr[]) => Expr | null])[] = [
  [/\bsum of (?:all )?(?:of )?(?:the )?(?:\w+ ){0,3}(?:solutions|roots|values|zeros|numbers)/i, (r) => sum(...r)],
  [
    /\bproduct of (?:all )?(?:of )?(?:the )?(?:\w+ ){0,3}(?:solutions|roots|values|zeros|numbers)/i,
    (r) => product(...r),
  ],
  [
    /\b(?:average|mean) of (?:all )?(?:of )?(?:the )?(?:\w+ ){0,3}(?:solutions|roots|values)/i,
    (r) => quotient(sum(...r), number(r.length)),
  ],
  [/\b(?:smallest|least|lesser|smaller|minimum)\b/i, (r) => inOrder(r)[0] ?? null],
  [/\b(?:largest|greatest|greater|larger|maximum)\b/i, (r) => inOrder(r).at(-1) ?? null],
  [/\bhow many (?:\w+ ){0,3}(?:solutions|roots|values|numbers)/i, (r) => number(r.length)],
  [/\b(?:solve|find|what (?:is|are)|what (?:\w+ )?values?|determine|compute)\b/i, onlyOne],
];

/** Words by which a question asks for something else than its unknown, or for solutions of another kind. */
const other =
  /\b(?:integers?|whole|digits?|terms of|expressed? .{0,40}form|complex|nonreal|real part|imaginary|remainder|probability|degrees?|radians?|interval|modulo|mod|ratio|distance|area|slope|intercepts?|inverse|maximum value|minimum value|difference|percent)\b/i;

/**
 * What the only equation of a problem in its only unknown gives for the question, beside the answer that a step names.
 * Null unless the whole problem is that equation, conditions on its unknown, and one question.
 */
export function askedSolution({ problem }: CheckRequest, answer: string, options: ReadOptions): Expr | null {
  if (problem === null || problem.length > 400 || other.test(problem)) return null;
  const stated = readClaims(problem, options);
  const [equation, conditions] = equationOf(stated.claims.map((claim) => claim.statement));
  const [name, ...more] = equation ? freeSymbols(equation) : [];
  if (!equation || name === undefined || more.length > 0 || stated.unread.length > 0) return null;
  const asked = stated.formulas.every((formula) => formula.kind === 'symbol' && formula.name === name);
  const said = asked ? readLatex(answer, options) : null;
  if (!said || said.kind === 'unreadable') return null;
  const roots = solutions(equation, conditions, name, problem);
  const [, choose] = wanted.find(([words]) => words.test(problem)) ?? [];
  const value = roots && choose ? choose(roots) : null;
  return value && stating(said, value, name);
}

function equationOf(statements: readonly Expr[]): readonly [RelationExpr | null, readonly Expr[]] {
  const equations = statements.filter((s): s is RelationExpr => s.kind === 'relation' && s.op === '=');
  const [equation = null, ...more] = equations;
  return more.length > 0 ? [null, []] : [equation, statements.filter((s) => s !== equation)];
}

function solutions(
  { left, right }: RelationExpr,
  conditions: readonly Expr[],
  name: string,
  problem: string,
): readonly Expr[] | null {
  const exponents = sameBase(left, right);
  const [a, b] = exponents?.kind === 'relation' ? [exponents.left, exponents.right] : [left, right];
  const found = attempt(solvingWork, () => solveEquation(a, b, name));
  if (!found?.complete || found.always || found.roots.length === 0) return null;
  const signs = [
    ...(/\bpositive\b/i.test(problem) ? [relation('>', { kind: 'symbol', name }, number(0))] : []),
    ...(/\bnegative\b/i.test(problem) ? [relation('<', { kind: 'symbol', name }, number(0))] : []),
  ];
  const kept = found.roots.map((root) =>
    [...conditions, ...signs].map((condition) => truthAt(condition, new Map([[name, root]]))),
  );
  if (kept.some((truths) => truths.includes(null))) return null;
  return found.roots.filter((_, k) => !kept[k]?.includes(false));
}

const solvingWork = 3_000;

function onlyOne(roots: readonly Expr[]): Expr | null {
  const [only, ...more] = roots;
  return only && more.length === 0 ? only : null;
}

/** The answer as a value: `x = 3` says 3. */
function stating(said: Expr, value: Expr, name: string): Expr | null {
  const named = said.kind === 'relation' && said.op === '=' && said.left.kind === 'symbol' && said.left.name === name;
  const answer = named ? said.right : said;
  return freeSymbols(answer).length === 0 && answer.kind !== 'relation' && answer.kind !== 'collection'
    ? relation('=', value, answer)
    : null;
}
