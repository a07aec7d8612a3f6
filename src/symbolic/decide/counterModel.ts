import { spendWork } from '../exact/work.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { solveInDoubles, type Residual } from '../numeric/newton.ts';
import { compileDoubles, type DoubleFunction, type DoubleVariable } from '../numeric/doubles.ts';

type Variables = Map<string, DoubleVariable>;

/** How well a statement holds at the variables' present values: above 0 clearly, below 0 clearly not, 0 cannot be told. */
type Truth = () => -1 | 0 | 1;

/** Starting points that a search tries, and how many where conditions have to be met by luck. */
const [fewStarts, manyStarts] = [2, 6];

/**
 * Whether there seem to be values at which all premises hold and the claim does not. It is looked for in doubles, so it
 * refutes nothing; it tells that no proof will be found. False where none is found or the statements are of other kinds.
 */
export function hasCounterModel(premises: readonly Expr[], claim: Expr): boolean {
  const variables: Variables = new Map();
  const held = truthOf(claim, variables);
  const told = premises.flatMap(parts).map((premise) => readPremise(premise, variables));
  const read = told.filter((premise) => premise !== null);
  if (!held || read.length < told.length) return false;
  const cells = [...variables.values()];
  const starts = read.some(({ condition }) => condition) ? manyStarts : fewStarts;
  for (let start = 0; start < starts; start++) {
    const equations = read.flatMap(({ choices }) => choices[start % choices.length] ?? []);
    spendWork(5 + 4 * equations.length * cells.length);
    cells.forEach((cell, k) => (cell.value = startAt(start, k)));
    if (!solveInDoubles(equations, cells)) continue;
    if (read.every(({ condition }) => condition?.() !== -1 && condition?.() !== 0) && held() === -1) return true;
  }
  return false;
}

function startAt(start: number, k: number): number {
  const spread = ((start * 7 + k * 3 + 1) * 0.618034) % 1;
  return start % 2 === 0 ? 0.7 + 4 * spread : -2.3 + 9 * spread;
}

/** What a premise asks of a model: an equation to be met (one of several where it says `or`), or a condition. */
interface ReadPremise {
  readonly choices: readonly Residual[];
  readonly condition?: Truth;
}

function readPremise(premise: Expr, variables: Variables): ReadPremise | null {
  const alternatives = premise.kind === 'logic' && premise.op === 'or' ? premise.parts : [premise];
  if (alternatives.every(isEquation)) {
    const choices = alternatives.map((part) => sidesOf(part, variables)).filter((sides) => sides !== null);
    return choices.length === alternatives.length ? { choices } : null;
  }
  const condition = truthOf(premise, variables);
  return condition && { choices: [], condition };
}

function isEquation(statement: Expr): statement is RelationExpr {
  return statement.kind === 'relation' && statement.op === '=';
}

function parts(statement: Expr): readonly Expr[] {
  return statement.kind === 'logic' && statement.op === 'and' ? statement.parts.flatMap(parts) : [statement];
}

function sidesOf(relation: RelationExpr, variables: Variables): Residual | null {
  const uses = new Set<DoubleVariable>();
  const cellOf = (key: string): DoubleVariable => {
    const cell = variables.get(key) ?? { value: 1 };
    variables.set(key, cell);
    uses.add(cell);
    return cell;
  };
  const left = compileDoubles(relation.left, cellOf);
  const right = compileDoubles(relation.right, cellOf);
  return left && right && { left, right, uses };
}

function truthOf(statement: Expr, variables: Variables): Truth | null {
  if (statement.kind === 'logic') {
    const inner = statement.parts.map((part) => truthOf(part, variables));
    const all = inner.filter((truth) => truth !== null);
    if (all.length !== inner.length) return null;
    if (statement.op === 'and') return () => least(all);
    return statement.op === 'or' ? () => most(all) : null;
  }
  if (statement.kind !== 'relation') return null;
  const sides = sidesOf(statement, variables);
  return sides && compared(statement.op, sides.left, sides.right);
}

function least(truths: readonly Truth[]): -1 | 0 | 1 {
  const found = truths.map((truth) => truth());
  return found.includes(-1) ? -1 : found.includes(0) ? 0 : 1;
}

function most(truths: readonly Truth[]): -1 | 0 | 1 {
  const found = truths.map((truth) => truth());
  return found.includes(1) ? 1 : found.includes(0) ? 0 : -1;
}

/** Differences below a thousandth tell nothing: a solution in doubles may be that far from the true one. */
function compared(op: RelationExpr['op'], left: DoubleFunction, right: DoubleFunction): Truth | null {
  const gap = (): -1 | 0 | 1 => {
    const [l, r] = [left(), right()];
    const unclear = 1e-3 * (1 + Math.abs(l) + Math.abs(r));
    if (!(Math.abs(l - r) > unclear)) return 0;
    return l < r ? -1 : 1;
  };
  switch (op) {
    case '=':
      return () => (gap() === 0 ? 0 : -1);
    case '!=':
      return () => (gap() === 0 ? 0 : 1);
    case '<':
    case '<=':
      return () => signed(-gap());
    case '>':
    case '>=':
      return gap;
    case 'approx':
    case 'in':
    case 'notin':
    case 'subset':
    case 'divides':
    case 'notdivides':
    case 'congruent':
      return null;
  }
}

function signed(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
