import { withoutUnits } from '../decide/compareSides.ts';
import type { Expr } from '../expression/expr.ts';
import { mapChildren, some } from '../expression/traverse.ts';
import { inBaseUnits } from '../units/baseUnits.ts';

/** Percent and degrees as the numbers they are; other units stay. */
export function withScales(expr: Expr): Expr {
  if (expr.kind === 'unit') return expr.name === '%' || expr.name === 'degree' ? inBaseUnits(expr) : expr;
  return mapChildren(expr, withScales);
}

/** Statements without units, so that letters can be solved for; different units are first put into base units. */
export function comparableUnits(statements: readonly Expr[]): readonly Expr[] {
  const names = new Set<string>();
  for (const statement of statements) {
    some(statement, (part) => {
      if (part.kind === 'unit') names.add(part.name);
      return false;
    });
  }
  if (names.size === 0) return statements;
  return statements.map((s) => withoutUnits(names.size > 1 ? inBaseUnits(s) : s));
}
