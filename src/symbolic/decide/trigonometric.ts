import { simplify } from '../algebra/simplify.ts';
import { call, constant, difference, number, product, quotient, sum, symbol } from '../expression/build.ts';
import type { CallExpr, Expr, RelationExpr } from '../expression/expr.ts';
import { exprKey, freeSymbols, mapChildren, some, substitute } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { toBall } from '../numeric/value.ts';
import { solveEquation } from '../solve/solveEquation.ts';
import { sidesEqual } from './compareSides.ts';

/** Values `start + step * k` for all integers k. */
export interface Family {
  readonly start: Expr;
  readonly step: Expr;
}

const pi = constant('pi');
const turn = product(number(2), pi);

/** The solutions of `f(m x + n) = c` for a trigonometric function. */
export function solved(premise: Expr | undefined, name: string): readonly Family[] | null {
  if (premise?.kind !== 'relation' || premise.op !== '=' || freeSymbols(premise).join() !== name) return null;
  const { left, right } = premise;
  const direct = familiesOf(left, right, name) ?? familiesOf(right, left, name);
  if (direct) return direct;
  const side = trigonometricIn(premise, name);
  const values = side && valuesOf(premise, side, name);
  const families = values?.map((value) => familiesOf(side ?? value, value, name));
  return families && !families.includes(null) ? families.flatMap((family) => family ?? []) : null;
}

/** The only function of a variable in an equation: `\\sin x` in `2 \\sin x = 1`. */
function trigonometricIn(equation: RelationExpr, name: string): CallExpr | null {
  const found = new Map<string, CallExpr>();
  some(equation, (part) => {
    if (part.kind === 'call' && freeSymbols(part).includes(name)) found.set(exprKey(part), part);
    return false;
  });
  const [only, ...more] = [...found.values()];
  return only && more.length === 0 && ['sin', 'cos', 'tan'].includes(only.name) ? only : null;
}

/** The values that a function may have by an equation in it alone, those it never has left out. */
function valuesOf(equation: RelationExpr, side: CallExpr, name: string): readonly Expr[] | null {
  const [left, right] = [equation.left, equation.right].map((part) => replaced(part, exprKey(side)));
  if (!left || !right || [left, right].some((part) => freeSymbols(part).includes(name))) return null;
  const solutions = solveEquation(left, right, standIn.name);
  if (!solutions?.complete || solutions.always || solutions.roots.length === 0) return null;
  return solutions.roots.filter((root) => side.name === 'tan' || Math.abs(approximately(root)) <= 1);
}

const standIn = { kind: 'symbol', name: 'value of the function' } as const;

function replaced(expr: Expr, key: string): Expr {
  return exprKey(expr) === key ? standIn : mapChildren(expr, (part) => replaced(part, key));
}

/** The solutions of `side = value`, where the side is a trigonometric function of a multiple of the variable. */
function familiesOf(side: Expr, value: Expr, name: string): readonly Family[] | null {
  const [angle] = side.kind === 'call' && side.args.length === 1 ? side.args : [];
  const linear = angle && linearIn(angle, name);
  if (side.kind !== 'call' || !linear || freeSymbols(value).length > 0) return null;
  const arc = call(`arc${side.name}`, value);
  const found: Readonly<Record<string, readonly [readonly Expr[], Expr]>> = {
    sin: [[arc, difference(pi, arc)], turn],
    cos: [[arc, product(number(-1), arc)], turn],
    tan: [[arc], pi],
  };
  const [angles, step] = found[side.name] ?? [];
  return (
    angles?.map((one) => ({
      start: quotient(difference(one, linear.start), linear.step),
      step: quotient(step ?? turn, linear.step),
    })) ?? null
  );
}

/** An expression as `start + step * name`; null where it is no such line. */
export function linearIn(expr: Expr, name: string): Family | null {
  const at = (k: number): Expr => substitute(expr, new Map([[name, number(k)]]));
  const [start, step] = [at(0), difference(at(1), at(0))];
  const line = sum(start, product(step, symbol(name)));
  const isLine = sidesEqual(expr, line, { brief: true }).outcome === 'proved';
  return isLine ? { start, step: simplify(step) ?? step } : null;
}

/** The value of a number, to nine digits after the point. */
export function approximately(expr: Expr): number {
  const env = environment(new Map(), 96);
  const { mid } = toBall(evaluate(expr, env), env.arithmetic).re;
  return Number((mid * 1_000_000_000n) / env.arithmetic.real.unit) / 1e9;
}
