import { number } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { children, freeSymbols, some } from '../expression/traverse.ts';
import { Rational } from '../exact/rational.ts';
import { environment } from '../numeric/environment.ts';
import { NotDefined } from '../numeric/failure.ts';
import { evaluate } from '../numeric/evaluate.ts';
import type { Value } from '../numeric/value.ts';
import { toBall } from '../numeric/value.ts';
import { solveEquation } from '../solve/solveEquation.ts';

/** A point of the line that stands for a cell: a critical value itself, or a rational between two of them. */
export interface Cell {
  readonly at: Expr;
  readonly critical: boolean;
}

/** The line cut at all points where one of the statements may change its truth. */
export interface Cells {
  readonly cells: readonly Cell[];
  /** Whether every such point was found, so that what holds in all cells holds everywhere. */
  readonly complete: boolean;
}

const bits = 256;

/** Cuts the real line for statements in one variable: at the roots of every relation, divisor, logarithm and root. */
export function cellsOf(statements: readonly Expr[], variable: string): Cells {
  const found: Expr[] = [];
  let complete = true;
  for (const [left, right] of statements.flatMap((s) => boundaries(s, variable))) {
    const solutions = solveEquation(left, right, variable);
    if (!solutions?.complete) complete = false;
    found.push(...(solutions?.roots ?? []), ...(solutions?.extraneous ?? []).filter(hasValue));
  }
  const critical = sorted(found);
  if (!critical) return { cells: [], complete: false };
  const cells: Cell[] = [];
  let previous: Rational | null = null;
  for (const { expr, value } of critical) {
    cells.push({ at: number(between(previous, value)), critical: false }, { at: expr, critical: true });
    previous = value;
  }
  cells.push({ at: number(between(previous, null)), critical: false });
  return { cells, complete };
}

/** A candidate without a real value (the logarithm of a negative number) is no point of the line. */
function hasValue(expr: Expr): boolean {
  try {
    evaluate(expr, environment(new Map(), bits));
    return true;
  } catch (error) {
    if (error instanceof NotDefined) return false;
    throw error;
  }
}

type Equation = readonly [Expr, Expr];

function boundaries(expr: Expr, variable: string): readonly Equation[] {
  const out: Equation[] = [];
  some(expr, (part) => {
    out.push(...ownBoundaries(part, variable));
    return false;
  });
  return out;
}

function ownBoundaries(part: Expr, variable: string): readonly Equation[] {
  const has = (e: Expr): boolean => freeSymbols(e).includes(variable);
  const zero = number(0);
  if (part.kind === 'relation' && has(part)) {
    if (part.op === 'in' || part.op === 'notin') return ends(part.right).map((end): Equation => [part.left, end]);
    return [[part.left, part.right]];
  }
  if (part.kind === 'power' && has(part.base) && part.exponent.kind === 'number') {
    const { value } = part.exponent;
    return value.sign < 0 || !value.isInteger ? [[part.base, zero]] : [];
  }
  const [inner] = children(part);
  return part.kind === 'call' && (part.name === 'ln' || part.name === 'log') && inner && has(inner)
    ? [[inner, zero]]
    : [];
}

/** The finite ends and elements of a set. */
function ends(set: Expr): readonly Expr[] {
  if (set.kind === 'interval')
    return [set.low, set.high].filter((e) => !some(e, (p) => p.kind === 'constant' && p.name === 'infinity'));
  if (set.kind === 'collection') return set.items;
  return set.kind === 'call' ? set.args.flatMap(ends) : [];
}

interface Placed {
  readonly expr: Expr;
  readonly value: Rational;
}

/** Critical values in rising order, each once, with a rational very near; null when one has no real value. */
function sorted(exprs: readonly Expr[]): readonly Placed[] | null {
  const env = environment(new Map(), bits);
  const placed = exprs
    .filter((expr) => freeSymbols(expr).length === 0)
    .map((expr) => ({ expr, value: near(evaluate(expr, env), bits) }));
  if (placed.length !== exprs.length) return null;
  placed.sort((a, b) => a.value.compare(b.value));
  const apart = Rational.of(1n, 1n << BigInt(bits / 2));
  return placed.filter((p, k) => k === 0 || p.value.minus(placed[k - 1]?.value ?? p.value).compare(apart) > 0);
}

function near(value: Value, precision: number): Rational {
  if (value.kind === 'exact') return value.re;
  return Rational.of(toBall(value, environment(new Map(), precision).arithmetic).re.mid, 1n << BigInt(precision));
}

/** A short rational strictly between two numbers; null stands for the open end. */
function between(low: Rational | null, high: Rational | null): Rational {
  if (!low) return high ? Rational.of(high.floor() - 1n) : Rational.zero;
  if (!high) return Rational.of(low.floor() + 2n);
  for (let scale = 1n; ; scale *= 2n) {
    const candidate = Rational.of(low.times(Rational.of(scale)).floor() + 1n, scale);
    if (candidate.compare(high) < 0) return candidate;
  }
}
