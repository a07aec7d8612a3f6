import { simplify } from '../algebra/simplify.ts';
import { polynomialToExpr } from '../algebra/toExpr.ts';
import { Generators } from '../algebra/generators.ts';
import { asUnivariate, coefficientsIn } from '../algebra/inVariable.ts';
import { differenceNumerator } from '../algebra/normalForm.ts';
import { degree } from '../algebra/univariate.ts';
import { equivalent } from '../decide/equivalent.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { spendWork } from '../exact/work.ts';
import { difference, number, product, quotient, squareRoot, sum } from '../expression/build.ts';
import type { CallExpr, Expr } from '../expression/expr.ts';
import { substitute } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { bySquaring, bySubstitution } from './bySubstitution.ts';
import { exactRealRoots } from './exactRoots.ts';
import { withoutLogarithms } from './byLogarithms.ts';
import { isolate } from './isolate.ts';

/** The real solutions of an equation in one variable; other variables are parameters. */
export interface Solutions {
  readonly roots: readonly Expr[];
  /** Whether no real solution is missing. */
  readonly complete: boolean;
  /** Values met on the way that do not satisfy the equation as written (a divisor vanishes, a root has the wrong sign). */
  readonly extraneous: readonly Expr[];
  /** Every value of the variable satisfies the equation. */
  readonly always: boolean;
}

/** What was solved before, as long as its sides live: the same premise stands before step after step. */
const solved = new WeakMap<Expr, WeakMap<Expr, Map<string, Solutions | null>>>();

/**
 * Solves `left = right` for a variable: polynomials by rational roots and radicals, linear and quadratic equations with
 * parameters, and equations in which the variable occurs once by undoing one operation after the other. Null when none
 * of these applies.
 */
export function solveEquation(left: Expr, right: Expr, variable: string): Solutions | null {
  const known = solved.get(left)?.get(right) ?? new Map<string, Solutions | null>();
  const there = known.get(variable);
  if (there !== undefined) return there;
  const solutions = solveAnew(left, right, variable);
  known.set(variable, solutions);
  const byRight = solved.get(left) ?? new WeakMap<Expr, Map<string, Solutions | null>>();
  solved.set(left, byRight.set(right, known));
  return solutions;
}

function solveAnew(left: Expr, right: Expr, variable: string): Solutions | null {
  spendWork(20);
  try {
    return (
      byPolynomial(left, right, variable) ??
      checkRoots(isolate(left, right, variable), left, right, variable) ??
      betweenSigns(left, right, variable) ??
      checkRoots(insideLogarithms(left, right, variable), left, right, variable)
    );
  } catch (error) {
    if (error instanceof NotComputable || error instanceof TooLarge || error instanceof NotDefined) return null;
    throw error;
  }
}

/** `|x + 1| = 2x` by the squares of both sides. */
function betweenSigns(left: Expr, right: Expr, variable: string): Solutions | null {
  const sides = [left, right];
  if (!sides.some(isAbsolute)) return null;
  const [a, b] = sides
    .map((side) => (isAbsolute(side) ? (side.args[0] ?? side) : side))
    .map((side) => product(side, side));
  const found = a && b ? byPolynomial(a, b, variable) : null;
  return found && !found.always ? checkRoots(found, left, right, variable) : null;
}

function isAbsolute(side: Expr): side is CallExpr {
  return side.kind === 'call' && side.name === 'abs';
}

/** The solutions of the equation between what stands inside logarithms: some may have none of them. */
function insideLogarithms(left: Expr, right: Expr, variable: string): Solutions | null {
  const inside = withoutLogarithms(left, right, variable);
  return inside && byPolynomial(...inside, variable);
}

function byPolynomial(left: Expr, right: Expr, variable: string): Solutions | null {
  const generators = new Generators();
  const gap = differenceNumerator(left, right, generators);
  if (gap.size === 0) return { roots: [], complete: true, extraneous: [], always: true };
  const univariate = asUnivariate(gap, variable, generators);
  if (univariate) {
    if (degree(univariate) === 0) return { roots: [], complete: true, extraneous: [], always: false };
    const { roots, complete } = exactRealRoots(univariate);
    return checkRoots({ roots, complete }, left, right, variable);
  }
  const other = bySubstitution(gap, variable, generators) ?? bySquaring(gap, variable, generators);
  const checked = other && checkRoots(other, left, right, variable);
  if (checked) return checked;
  const coefficients = coefficientsIn(gap, variable, generators);
  if (!coefficients || coefficients.length < 2 || coefficients.length > 3) return null;
  const [c = number(0), b = number(0), a] = coefficients.map((p) => polynomialToExpr(p, generators));
  const roots = a ? quadraticFormula(a, b, c) : [product(number(-1), quotient(c, b))];
  return checkRoots({ roots: roots.map(simplified), complete: true }, left, right, variable);
}

function quadraticFormula(a: Expr, b: Expr, c: Expr): readonly Expr[] {
  const root = squareRoot(difference(product(b, b), product(number(4), a, c)));
  return [root, product(number(-1), root)].map((offset) =>
    quotient(sum(product(number(-1), b), offset), product(number(2), a)),
  );
}

function simplified(expr: Expr): Expr {
  return simplify(expr) ?? expr;
}

function checkRoots(
  found: { readonly roots: readonly Expr[]; readonly complete: boolean } | null,
  left: Expr,
  right: Expr,
  variable: string,
): Solutions | null {
  if (!found) return null;
  const roots: Expr[] = [];
  const extraneous: Expr[] = [];
  if (isPolynomial(left) && isPolynomial(right)) return { ...found, extraneous, always: false };
  for (const root of found.roots) {
    const at = new Map([[variable, root]]);
    const check = equivalent(substitute(left, at), substitute(right, at), { brief: true });
    if (check.outcome === 'proved') roots.push(root);
    else if (check.outcome === 'refuted' || check.reason.startsWith('not defined')) extraneous.push(root);
    else return null;
  }
  return { roots, complete: found.complete, extraneous, always: false };
}

/** Without divisors, roots and functions every root of the numerator satisfies the equation. */
function isPolynomial(expr: Expr): boolean {
  if (expr.kind === 'sum') return expr.terms.every(isPolynomial);
  if (expr.kind === 'product') return expr.factors.every(isPolynomial);
  if (expr.kind === 'power') {
    const { exponent } = expr;
    return isPolynomial(expr.base) && exponent.kind === 'number' && exponent.value.isInteger && exponent.value.sign > 0;
  }
  return expr.kind === 'number' || expr.kind === 'symbol' || (expr.kind === 'constant' && expr.name === 'pi');
}
