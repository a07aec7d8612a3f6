import type { PlotRequest } from '../../core/plotting.ts';
import { readClaims, type Reading } from '../claims/readClaims.ts';
import { definitionOf, flatten, functionNames } from '../check/context.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { toLatex } from '../expression/print.ts';
import { exprKey, freeSymbols, some } from '../expression/traverse.ts';
import type { UserFunction } from '../numeric/environment.ts';

/** A real function to draw: what it is called, and its value as an expression of the variable. */
export interface DrawnFunction {
  readonly latex: string;
  readonly body: Expr;
}

/** The functions in question, all of the same variable. */
export interface FunctionsInQuestion {
  readonly variable: string;
  readonly drawn: readonly DrawnFunction[];
  /** The user's functions that the bodies may use. */
  readonly known: ReadonlyMap<string, UserFunction>;
  /** Values that the texts name for the variable: solutions, bounds. */
  readonly points: readonly Expr[];
}

const MOST = 3;
const COMPARED = new Set(['=', '<', '<=', '>', '>=']);

interface Found {
  readonly variable: string;
  readonly drawn: DrawnFunction;
}

/**
 * What a reader would draw: functions that are defined (`f(x) = ...`, `y = ...`); else both sides of the problem's
 * equation or inequality in one unknown; else its formula of one variable, or what is integrated or derived there.
 */
export function functionsIn({ problem, steps, macros }: PlotRequest): FunctionsInQuestion | null {
  const known = new Map<string, UserFunction>();
  const readings = [...(problem === null ? [] : [problem]), ...steps].map((text) => {
    const reading = readClaims(text, { macros, functions: functionNames(known) });
    for (const part of statements(reading)) {
      const definition = definitionOf(part);
      if (definition) known.set(definition.name, definition.function);
    }
    return reading;
  });
  const asked = readings[0];
  if (asked === undefined) return null;
  const defined = readings.flatMap(statements).flatMap(definedFunction);
  const found = [defined, statements(asked).flatMap(comparedSides), asked.formulas.flatMap(formulaAlone)].find(
    (some) => some.length > 0,
  );
  const variable = found?.[0]?.variable;
  if (found === undefined || variable === undefined) return null;
  const drawn = distinct(found.filter((one) => one.variable === variable).map((one) => one.drawn));
  const points = readings.flatMap((reading) => [...statements(reading), ...reading.formulas]);
  return {
    variable,
    drawn: drawn.slice(0, MOST),
    known,
    points: points.flatMap((part) => namedPoints(part, variable)),
  };
}

function statements({ claims }: Reading): readonly Expr[] {
  return claims.flatMap(({ statement }) => flatten(statement));
}

function definedFunction(statement: Expr): readonly Found[] {
  const definition = definitionOf(statement);
  if (definition === null || statement.kind !== 'relation') return [];
  if (statement.left.kind === 'symbol' && statement.left.name !== 'y') return [];
  const { parameters, body } = definition.function;
  const [variable] = parameters;
  if (variable === undefined || parameters.length > 1 || !dependsOnlyOn(body, variable)) return [];
  return [{ variable, drawn: { latex: toLatex(statement), body } }];
}

function comparedSides(statement: Expr): readonly Found[] {
  if (statement.kind !== 'relation' || !COMPARED.has(statement.op)) return [];
  const [variable, ...more] = freeSymbols(statement);
  if (variable === undefined || more.length > 0 || isSolved(statement)) return [];
  const sides = [statement.left, statement.right];
  if (!sides.every(isReal)) return [];
  return sides
    .filter((side) => !isZero(side))
    .map((body) => ({ variable, drawn: { latex: `y = ${toLatex(body)}`, body } }));
}

/** `x = 7` draws nothing. */
function isSolved({ left, right }: RelationExpr): boolean {
  return (
    [left, right].some((side) => side.kind === 'symbol') && [left, right].some((side) => freeSymbols(side).length === 0)
  );
}

function formulaAlone(formula: Expr): readonly Found[] {
  const body = formula.kind === 'binder' && formula.op !== 'sum' && formula.op !== 'product' ? formula.body : formula;
  const [variable] = freeSymbols(body);
  if (variable === undefined || body.kind === 'symbol' || !dependsOnlyOn(body, variable)) return [];
  return [{ variable, drawn: { latex: `y = ${toLatex(body)}`, body } }];
}

function dependsOnlyOn(body: Expr, variable: string): boolean {
  return freeSymbols(body).every((name) => name === variable) && isReal(body);
}

/** Neither a statement nor a list, and without units, imaginary parts, or what only a calculus could evaluate. */
function isReal(body: Expr): boolean {
  return !some(
    body,
    ({ kind, ...part }) =>
      ['unit', 'relation', 'logic', 'collection', 'interval', 'matrix', 'binder'].includes(kind) ||
      ('name' in part && part.name === 'i'),
  );
}

function isZero(expr: Expr): boolean {
  return expr.kind === 'number' && expr.value.isZero;
}

function distinct(drawn: readonly DrawnFunction[]): readonly DrawnFunction[] {
  return [...new Map(drawn.map((one) => [exprKey(one.body), one])).values()];
}

/** The values a text gives to the variable: `x = 3`, `x > 2`, the bounds of an integral, the point of a limit. */
function namedPoints(part: Expr, variable: string): readonly Expr[] {
  if (part.kind === 'logic') return part.parts.flatMap((one) => namedPoints(one, variable));
  if (part.kind === 'binder') return [part.low, part.high].filter((bound) => bound !== undefined);
  if (part.kind !== 'relation') return [];
  const { left, right } = part;
  if (left.kind === 'symbol' && left.name === variable) return [right];
  return right.kind === 'symbol' && right.name === variable ? [left] : [];
}
