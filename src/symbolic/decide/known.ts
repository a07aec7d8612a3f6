import { attempt } from '../exact/work.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { solveEquation } from '../solve/solveEquation.ts';

/** What statements say each symbol is, the latest first. */
export type Definitions = ReadonlyMap<string, readonly Expr[]>;

const rounds = 5;

/** Reads `x = 3`, `A = l w` and equations with a single solution in their only variable. */
export function definitionsIn(statements: readonly Expr[]): Definitions {
  const found = new Map<string, Expr[]>();
  for (const statement of [...statements].reverse()) {
    for (const [name, value] of definedBy(statement)) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

type Named = readonly [name: string, value: Expr];

/** What statements define, as long as they live: the same premises stand before claim after claim. */
const definedBefore = new WeakMap<Expr, readonly Named[]>();

/** Work that one statement may take: what is not a value soon is none to put in. */
const solvingWork = 600;

function definedBy(statement: Expr): readonly Named[] {
  const known = definedBefore.get(statement);
  if (known) return known;
  const found = attempt(solvingWork, () => readDefinition(statement)) ?? [];
  definedBefore.set(statement, found);
  return found;
}

function readDefinition(statement: Expr): readonly Named[] {
  if (statement.kind !== 'relation' || statement.op !== '=') return [];
  const { left, right } = statement;
  const direct = [
    ...(left.kind === 'symbol' && !freeSymbols(right).includes(left.name) ? [[left.name, right] as const] : []),
    ...(right.kind === 'symbol' && !freeSymbols(left).includes(right.name) ? [[right.name, left] as const] : []),
  ];
  return direct.length > 0 ? direct : solved(left, right);
}

function solved(left: Expr, right: Expr): readonly Named[] {
  const [name, ...more] = [...new Set([...freeSymbols(left), ...freeSymbols(right)])];
  if (name === undefined || more.length > 0) return [];
  const solutions = solveEquation(left, right, name);
  const [root, ...others] = solutions?.roots ?? [];
  return root && others.length === 0 && solutions?.complete && freeSymbols(root).length === 0 ? [[name, root]] : [];
}

/** Puts in what symbols are: their latest value where `values` is set, else their latest formula. */
export function withKnown(expr: Expr, definitions: Definitions, values: boolean): Expr {
  const used = new Set<string>();
  let current = expr;
  for (let round = 0; round < rounds; round++) {
    const put = new Map<string, Expr>();
    for (const name of freeSymbols(current)) {
      const value = used.has(name) ? undefined : chosen(definitions.get(name) ?? [], values);
      if (value && !freeSymbols(value).some((other) => used.has(other))) put.set(name, value);
    }
    if (put.size === 0) break;
    for (const name of put.keys()) used.add(name);
    current = substitute(current, put);
  }
  return current;
}

function chosen(candidates: readonly Expr[], values: boolean): Expr | undefined {
  return candidates.find((value) => (freeSymbols(value).length === 0) === values) ?? candidates[0];
}
