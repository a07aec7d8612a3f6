import { simplify } from '../algebra/simplify.ts';
import { lcm } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { call, constant, difference, number, product, quotient, sum, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { toBall } from '../numeric/value.ts';
import { toPlain } from '../expression/print.ts';
import { sidesEqual } from './compareSides.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted } from './outcome.ts';

/** Values `start + step * k` for all integers k. */
interface Family {
  readonly start: Expr;
  readonly step: Expr;
}

const pi = constant('pi');
const turn = product(number(2), pi);
const most = 48;

/**
 * General solutions of one trigonometric equation: `x = \\pm\\pi/3 + 2k\\pi` after `\\cos x = 1/2`. The values claimed and
 * the solutions are compared over a common period, to 60 digits. Null where the claim or the premise has another form.
 */
export function generalSolution(premises: readonly Expr[], claim: Expr): Outcome | null {
  try {
    return decided(premises, claim);
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

/** The solutions of `f(m x + n) = c` for a trigonometric function. */
function solved(premise: Expr | undefined, name: string): readonly Family[] | null {
  if (premise?.kind !== 'relation' || premise.op !== '=' || freeSymbols(premise).join() !== name) return null;
  const [side, value] = premise.left.kind === 'call' ? [premise.left, premise.right] : [premise.right, premise.left];
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

/** `x = a + b k` with one more letter, k. */
function familyOf(part: Expr, name: string | null): Family | null {
  if (part.kind !== 'relation' || part.op !== '=' || part.left.kind !== 'symbol' || part.left.name !== name)
    return null;
  const [letter, ...more] = freeSymbols(part.right);
  return letter !== undefined && letter !== name && more.length === 0 ? linearIn(part.right, letter) : null;
}

function linearIn(expr: Expr, name: string): Family | null {
  const at = (k: number): Expr => substitute(expr, new Map([[name, number(k)]]));
  const [start, step] = [at(0), difference(at(1), at(0))];
  const line = sum(start, product(step, symbol(name)));
  const isLine = sidesEqual(expr, line, { brief: true }).outcome === 'proved';
  return isLine ? { start, step: simplify(step) ?? step } : null;
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
