import { simplify } from '../algebra/simplify.ts';
import { lcm } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { difference, number, product, quotient, sum } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { toBall } from '../numeric/value.ts';
import { toPlain } from '../expression/print.ts';
import { listedValues } from './solutionLists.ts';
import type { Family } from './trigonometric.ts';
import { approximately, linearIn, solved } from './trigonometric.ts';
import { truthAt } from './truthAt.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted } from './outcome.ts';

const most = 48;

/**
 * General solutions of one trigonometric equation: `x = \\pm\\pi/3 + 2k\\pi` after `\\cos x = 1/2`. The values claimed and
 * the solutions are compared over a common period, to 60 digits. Null where the claim or the premise has another form.
 */
export function generalSolution(premises: readonly Expr[], claim: Expr): Outcome | null {
  try {
    return decided(premises, claim) ?? decidedWithin(premises, claim);
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined) return null;
    throw error;
  }
}

function decided(premises: readonly Expr[], claim: Expr): Outcome | null {
  const parts = claim.kind === 'logic' && claim.op === 'or' ? claim.parts : [claim];
  const [first] = parts;
  const name = first?.kind === 'relation' && first.left.kind === 'symbol' ? first.left.name : null;
  const about = premises.filter((premise) => name !== null && freeSymbols(premise).includes(name));
  const solutions = about.length === 1 && name !== null ? solved(about[0], name) : null;
  const claimed = parts.map((part) => familyOf(part, name));
  if (!solutions || claimed.length === 0 || claimed.includes(null)) return null;
  const families = claimed.flatMap((family) => (family ? [family] : []));
  const period = commonPeriod([...families, ...solutions]);
  const [said, meant] = period ? [within(families, period), within(solutions, period)] : [null, null];
  if (!period || !said || !meant) return null;
  const wrong = said.find((value) => !meant.some((other) => sameModulo(value, other, period)));
  if (wrong) return refuted(`${name ?? ''} = ${toPlain(simplify(wrong) ?? wrong)} does not satisfy what came before`);
  const missing = meant.find((value) => !said.some((other) => sameModulo(value, other, period)));
  if (missing) return refuted(`the solution ${toPlain(simplify(missing) ?? missing)} is missing`);
  return proved('these are the solutions over one period, compared to 60 digits', 'numeric');
}

/** The solutions between two bounds that were given, `0 \\le x < 2\\pi`, compared with the values claimed. */
function decidedWithin(premises: readonly Expr[], claim: Expr): Outcome | null {
  const [name, ...more] = freeSymbols(claim);
  const listed = name === undefined || more.length > 0 ? null : listedValues(claim, name);
  if (name === undefined || !listed) return null;
  const about = premises.filter((premise) => freeSymbols(premise).includes(name));
  const equations = about.filter((premise) => premise.kind === 'relation' && premise.op === '=');
  const families = equations.length === 1 ? solved(equations[0], name) : null;
  const bounds = about.filter((premise) => premise !== equations[0]);
  const ends = families && boundsOf(bounds, name);
  const meant = families && ends ? between(families, ends, bounds, name) : null;
  if (!meant) return null;
  const wrong = listed.find((value) => !meant.some((other) => sameNumber(value, other)));
  if (wrong) return refuted(`${name} = ${toPlain(wrong)} is no solution within the bounds given`);
  const missing = meant.find((value) => !listed.some((other) => sameNumber(value, other)));
  if (missing) return refuted(`the solution ${name} = ${toPlain(simplify(missing) ?? missing)} is missing`);
  return proved('these are the solutions within the bounds given, compared to 60 digits', 'numeric');
}

/** The least and the greatest value that simple bounds leave; null where one is missing or of another form. */
function boundsOf(bounds: readonly Expr[], name: string): readonly [number, number] | null {
  const lows: number[] = [];
  const highs: number[] = [];
  for (const bound of bounds) {
    if (bound.kind !== 'relation') return null;
    const { op, left, right } = bound;
    if (op === 'in' && right.kind === 'interval' && isNamed(left, name)) {
      lows.push(approximately(right.low));
      highs.push(approximately(right.high));
      continue;
    }
    const [own, other] = isNamed(left, name) ? [left, right] : [right, left];
    if (!/^[<>]=?$/.test(op) || !isNamed(own, name) || freeSymbols(other).length > 0) return null;
    const below = (own === left) === op.startsWith('<');
    (below ? highs : lows).push(approximately(other));
  }
  return lows.length > 0 && highs.length > 0 ? [Math.max(...lows), Math.min(...highs)] : null;
}

function isNamed(expr: Expr, name: string): boolean {
  return expr.kind === 'symbol' && expr.name === name;
}

/** How near to a bound a value is compared with it exactly. */
const closeness = 1e-6;

/** The values of families that satisfy the bounds, each once; null where that cannot be told or there are too many. */
function between(
  families: readonly Family[],
  [low, high]: readonly [number, number],
  bounds: readonly Expr[],
  name: string,
): readonly Expr[] | null {
  const found: Expr[] = [];
  for (const { start, step } of families) {
    const [from, by] = [approximately(start), approximately(step)];
    const turns = [(low - from) / by, (high - from) / by].sort((a, b) => a - b);
    const [first, last] = [Math.floor(turns[0] ?? 0) - 1, Math.ceil(turns[1] ?? 0) + 1];
    if (!(last - first <= most)) return null;
    for (let k = first; k <= last; k++) {
      const [value, near] = [sum(start, product(number(k), step)), from + k * by];
      const atEnd = Math.min(Math.abs(near - low), Math.abs(near - high)) < closeness;
      const inside = atEnd
        ? bounds.map((bound) => truthAt(bound, new Map([[name, value]])))
        : [near > low && near < high];
      if (inside.includes(null)) return null;
      if (!inside.includes(false) && !found.some((other) => sameNumber(value, other))) found.push(value);
    }
  }
  return found;
}

/** Whether two numbers are the same, to 60 digits. */
function sameNumber(a: Expr, b: Expr): boolean {
  return sameModulo(a, b, number(1)) && Math.abs(approximately(a) - approximately(b)) < 0.5;
}

/** `x = a + b k` with one more letter, k. */
function familyOf(part: Expr, name: string | null): Family | null {
  if (part.kind !== 'relation' || part.op !== '=' || part.left.kind !== 'symbol' || part.left.name !== name)
    return null;
  const [letter, ...more] = freeSymbols(part.right);
  return letter !== undefined && letter !== name && more.length === 0 ? linearIn(part.right, letter) : null;
}

/** The shortest period of all families together; null where their steps have no common measure. */
function commonPeriod(families: readonly Family[]): Expr | null {
  const [first] = families;
  if (!first) return null;
  const ratios = families.map(({ step }) => simplify(quotient(step, first.step)));
  let [over, under] = [1n, 1n];
  for (const ratio of ratios) {
    if (ratio?.kind !== 'number' || ratio.value.isZero) return null;
    const { numerator, denominator } = ratio.value.abs();
    [over, under] = [lcm(over * denominator, numerator * under), under * denominator];
  }
  return product(number(Rational.of(over, under)), first.step);
}

/** The values of families within one period; null where there are too many. */
function within(families: readonly Family[], period: Expr): readonly Expr[] | null {
  const values = families.map(({ start, step }) => {
    const times = simplify(quotient(period, step));
    const count = times?.kind === 'number' && times.value.isInteger ? Math.abs(Number(times.value.numerator)) : 0;
    return count < 1 || count > most
      ? null
      : Array.from({ length: count }, (_, k) => sum(start, product(number(k), step)));
  });
  return values.includes(null) ? null : values.flatMap((list) => list ?? []);
}

/** Whether two numbers differ by a multiple of the period, to 60 digits. */
function sameModulo(a: Expr, b: Expr, period: Expr): boolean {
  const env = environment(new Map(), 256);
  const turns = toBall(evaluate(quotient(difference(a, b), period), env), env.arithmetic).re.mid;
  const { unit } = env.arithmetic.real;
  const rest = ((turns % unit) + unit) % unit;
  const gap = rest > unit / 2n ? unit - rest : rest;
  return gap * 10n ** 60n < unit;
}
