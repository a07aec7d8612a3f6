import { Rational } from '../exact/rational.ts';
import { number, product, quotient, sum } from '../expression/build.ts';
import type { CallExpr, Expr } from '../expression/expr.ts';
import { mapChildren, some } from '../expression/traverse.ts';
import { dotsTotal } from './dots.ts';

/** Terms that show how a sequence goes on must be at least this many, with the last. */
const fewest = 2;

/** The sums and products with dots in a statement. */
export function dotsIn(statement: Expr): readonly CallExpr[] {
  const found: CallExpr[] = [];
  some(statement, (part) => {
    if (part.kind === 'call' && (part.name === 'dotsSum' || part.name === 'dotsProduct')) found.push(part);
    return false;
  });
  return found;
}

/** An expression with a value put in for a sum or product with dots. */
export function withDots(expr: Expr, dots: CallExpr, value: Expr): Expr {
  return expr === dots ? value : mapChildren(expr, (part) => withDots(part, dots, value));
}

/** What a sum or product with one odd term comes to as it stands, and with the term that the others show in its place. */
export interface Irregular {
  readonly asWritten: Expr;
  readonly asMeant: Expr;
}

/**
 * The readings of a sum or product in which one term does not go on as the others do, for each term that may be the one:
 * `0 + 1 + ... + 8 + 6`. Empty where the others do not go on evenly either.
 */
export function irregularTotals(dots: CallExpr): readonly Irregular[] {
  const at = dots.args.findIndex((arg) => arg.kind === 'symbol' && arg.name === '…');
  const terms = dots.args.filter((_, k) => k !== at);
  if (at < 0 || terms.length - 1 < fewest || !terms.every((term) => term.kind === 'number')) return [];
  return terms.flatMap((term, k) => {
    const place = k < at ? k : k + 1;
    const meant = meantAt(dots, at, place);
    const asMeant = meant && dotsTotal({ ...dots, args: dots.args.map((arg, j) => (j === place ? meant : arg)) });
    if (!asMeant) return [];
    const asWritten =
      dots.name === 'dotsSum'
        ? sum(asMeant, product(number(-1), meant), term)
        : product(quotient(asMeant, meant), term);
    return [{ asWritten, asMeant }];
  });
}

/** The value that the terms beside a place show: between two neighbours, or a step from one of them. */
function meantAt(dots: CallExpr, at: number, place: number): Expr | null {
  const [before, after] = [dots.args[place - 1], dots.args[place + 1]];
  const inside = place > 0 && place < dots.args.length - 1 && place - 1 !== at && place + 1 !== at;
  if (inside && dots.args.length > 4) return between(before, after);
  const goesOn = place + 1 === at || place === dots.args.length - 1;
  const from = goesOn ? before : after;
  if (from?.kind !== 'number') return null;
  const step = dots.args.length > 4 ? stepWithout(dots.args, place) : null;
  if (step) return number(goesOn ? from.value.plus(step) : from.value.minus(step));
  const ratio = ratioWithout(dots.args, place);
  return ratio && number(goesOn ? from.value.times(ratio) : from.value.over(ratio));
}

function between(before: Expr | undefined, after: Expr | undefined): Expr | null {
  if (before?.kind !== 'number' || after?.kind !== 'number') return null;
  const half = (a: bigint, b: bigint): Rational => Rational.of(a + b, 2n);
  const [x, y] = [before.value, after.value];
  return number(half(x.numerator, y.numerator).over(half(x.denominator, y.denominator)));
}

/** The step between neighbours that leave a place out, where it is the same everywhere. */
function stepWithout(args: readonly Expr[], place: number): Rational | null {
  const steps = args.flatMap((arg, k) => {
    const next = args[k + 1];
    if (k === place || k + 1 === place || arg.kind !== 'number' || next?.kind !== 'number') return [];
    return [next.value.minus(arg.value)];
  });
  const [step] = steps;
  return step && steps.every((other) => other.equals(step)) ? step : null;
}

/** The ratio of neighbours that leave a place out, where it is the same everywhere. */
function ratioWithout(args: readonly Expr[], place: number): Rational | null {
  const ratios = args.flatMap((arg, k) => {
    const next = args[k + 1];
    if (k === place || k + 1 === place || arg.kind !== 'number' || next?.kind !== 'number') return [];
    return arg.value.isZero ? [] : [next.value.over(arg.value)];
  });
  const [ratio] = ratios;
  return ratio && !ratio.isZero && ratios.every((other) => other.equals(ratio)) ? ratio : null;
}

/** The least that a sum of rising positive terms can be: the terms that are shown. Null for other sums. */
export function leastTotal(dots: CallExpr): Expr | null {
  if (dots.name !== 'dotsSum') return null;
  const terms = dots.args.flatMap((arg) => (arg.kind === 'number' ? [arg.value] : []));
  if (terms.length !== dots.args.length - 1) return null;
  const rising = terms.every((term, k) => term.sign > 0 && (k === 0 || term.compare(terms[k - 1] ?? term) > 0));
  return rising ? number(terms.reduce((total, term) => total.plus(term), Rational.zero)) : null;
}

/** Whether three terms or more rise or fall and the only one after the dots has the other sign: `1 + 2 + 3 + ... - 9`. */
export function turnsBack(dots: CallExpr): boolean {
  const terms = dots.args.flatMap((arg) => (arg.kind === 'number' ? [arg.value] : []));
  const [shown, last] = [terms.slice(0, -1), terms.at(-1)];
  if (dots.args.at(-2)?.kind !== 'symbol' || terms.length !== dots.args.length - 1 || shown.length < 3 || !last)
    return false;
  const way = shown.at(-1)?.sign ?? 0;
  const grows = shown.every(
    (term, k) => term.sign === way && (k === 0 || term.minus(shown[k - 1] ?? term).sign === way),
  );
  return way !== 0 && grows && last.sign === -way;
}
