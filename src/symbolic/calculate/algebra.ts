import type { CalculatedLine } from '../../core/symbolicWitness.ts';
import { simplify } from '../algebra/simplify.ts';
import { antiderivative } from '../calculus/antiderivative.ts';
import { definiteIntegral } from '../calculus/definiteIntegral.ts';
import { differentiate } from '../calculus/differentiate.ts';
import { equivalent } from '../decide/equivalent.ts';
import type { Expr } from '../expression/expr.ts';
import { toLatex, toPlain } from '../expression/print.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { readPlain } from '../read/readLatex.ts';
import { factorize } from '../solve/factorize.ts';
import { solveEquation } from '../solve/solveEquation.ts';
import { CalculationError } from './tree.ts';

/** Formulas named so far. */
export type Formulas = ReadonlyMap<string, Expr>;

/** What an algebraic line comes to; `formula` is what its name stands for from then on, where that is one formula. */
export interface AlgebraicLine extends Omit<CalculatedLine, 'name'> {
  readonly formula: Expr | null;
}

type Call = (args: readonly Expr[]) => AlgebraicLine;

const CALL = /^([a-z]+)\s*\((.*)\)$/is;

function read(text: string, formulas: Formulas): Expr {
  const expr = readPlain(text.replaceAll('**', '^'));
  if (expr.kind === 'unreadable') throw new CalculationError(`“${text.trim()}” cannot be read.`);
  return substitute(expr, formulas);
}

/** The arguments of a call, cut at the commas that stand in no bracket. */
function argumentsOf(text: string): readonly string[] {
  const args = [''];
  let depth = 0;
  for (const sign of text) {
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) args.push('');
    else args[args.length - 1] = `${args.at(-1) ?? ''}${sign}`;
  }
  return args;
}

function variableOf(named: Expr | undefined, expr: Expr): string {
  if (named?.kind === 'symbol') return named.name;
  const [only, ...others] = freeSymbols(expr);
  if (only === undefined || others.length > 0) throw new CalculationError('It must be said which variable is meant.');
  return only;
}

function needed(expr: Expr | undefined): Expr {
  if (expr === undefined) throw new CalculationError('An argument is missing.');
  return expr;
}

const simple = (expr: Expr): Expr => simplify(expr) ?? expr;

function equal(shown: string, expr: Expr): AlgebraicLine {
  return { substituted: shown, value: toPlain(expr), latex: toLatex(expr), joint: '=', formula: expr };
}

function solve([equation, named]: readonly Expr[]): AlgebraicLine {
  const said = needed(equation);
  if (said.kind !== 'relation' || said.op !== '=') throw new CalculationError('Only an equation can be solved.');
  const variable = variableOf(named, said);
  const solutions = solveEquation(said.left, said.right, variable);
  if (solutions?.complete !== true) throw new CalculationError('Its solutions were not all found.');
  const roots = solutions.roots.map(simple);
  const joined = (print: (expr: Expr) => string, or: string, none: string): string =>
    roots.length === 0 ? none : roots.map((root) => `${variable} = ${print(root)}`).join(or);
  const none = solutions.always ? 'all real numbers' : 'no real solution';
  return {
    substituted: toLatex(said),
    value: joined(toPlain, ' or ', none),
    latex: joined(toLatex, ' \\text{ or } ', `\\text{${none}}`),
    joint: '\\implies',
    formula: roots.length === 1 ? (roots[0] ?? null) : null,
  };
}

function diff([body, named]: readonly Expr[]): AlgebraicLine {
  const variable = variableOf(named, needed(body));
  return equal(
    `\\frac{d}{d${variable}}\\left(${toLatex(needed(body))}\\right)`,
    simple(differentiate(needed(body), variable)),
  );
}

function integrate([body, named, low, high]: readonly Expr[]): AlgebraicLine {
  const integrand = needed(body);
  const variable = variableOf(named, integrand);
  if (low !== undefined && high !== undefined) {
    const value = definiteIntegral({ kind: 'binder', op: 'integral', body: integrand, variable, low, high });
    if (value === null) throw new CalculationError('This integral was not found.');
    const bounds = `\\int_{${toLatex(low)}}^{${toLatex(high)}}`;
    return equal(`${bounds} \\left(${toLatex(integrand)}\\right) \\, d${variable}`, simple(value));
  }
  const primitive = antiderivative(integrand, variable);
  if (primitive === null || equivalent(differentiate(primitive, variable), integrand).outcome !== 'proved') {
    throw new CalculationError('This integral was not found.');
  }
  const found = equal(`\\int \\left(${toLatex(integrand)}\\right) \\, d${variable}`, simple(primitive));
  return { ...found, value: `${found.value} + C`, latex: `${found.latex} + C` };
}

function rewritten(rewrite: (expr: Expr) => Expr | null): Call {
  return ([body]) => {
    const expr = rewrite(needed(body));
    if (expr === null) throw new CalculationError('It could not be rewritten.');
    return equal(toLatex(needed(body)), expr);
  };
}

const CALLS: Readonly<Record<string, Call>> = {
  solve,
  diff,
  integrate,
  expand: rewritten(simplify),
  simplify: rewritten(simplify),
  factor: rewritten(factorize),
};

/** Whether a relation's right-hand side asks for algebra. */
export function isAlgebra(right: string): boolean {
  const name = CALL.exec(right.trim())?.[1];
  return name !== undefined && Object.hasOwn(CALLS, name);
}

/** Solves, differentiates, integrates or rewrites what a right-hand side names. @throws CalculationError */
export function algebraicLine(right: string, formulas: Formulas): AlgebraicLine {
  const [, name = '', inner = ''] = CALL.exec(right.trim()) ?? [];
  const call = CALLS[name];
  if (call === undefined) throw new CalculationError(`There is no function “${name}”.`);
  return call(argumentsOf(inner).map((arg) => read(arg, formulas)));
}

/** A formula in variables of one letter (`f = x^2 + 1`), which later lines may use. @throws CalculationError for any other */
export function formulaLine(right: string, formulas: Formulas): AlgebraicLine {
  const expr = read(right, formulas);
  const unknown = freeSymbols(expr).find((name) => name.length > 1);
  if (unknown !== undefined) throw new CalculationError(`“${unknown}” has no value yet.`);
  return equal(toLatex(expr), expr);
}
