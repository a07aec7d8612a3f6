import type { Expr, RelationOperator } from '../expression/expr.ts';

const opposites: Readonly<Partial<Record<RelationOperator, RelationOperator>>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  in: 'notin',
  notin: 'in',
};

/** The opposite of a statement of relations joined by `and` and `or`; null where it has none here. */
export function negated(statement: Expr): Expr | null {
  if (statement.kind === 'relation') {
    const op = opposites[statement.op];
    return op ? { ...statement, op } : null;
  }
  if (statement.kind !== 'logic' || (statement.op !== 'and' && statement.op !== 'or')) return null;
  const parts = statement.parts.map(negated);
  if (!parts.every((part) => part !== null)) return null;
  return { kind: 'logic', op: statement.op === 'and' ? 'or' : 'and', parts };
}
