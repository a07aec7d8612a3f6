import { Rational } from '../exact/rational.ts';
import { difference, number, product, quotient, sum } from '../expression/build.ts';
import type { CallExpr, Expr } from '../expression/expr.ts';

const maxTerms = 20_000;

/**
 * `1 + 2 + ... + 100`: the terms shown are continued as an arithmetic, else a geometric sequence up to the last one.
 * Null where they fit neither, or where the last term is not met.
 */
export function dotsTotal(expr: CallExpr): Expr | null {
  const at = expr.args.findIndex((arg) => arg.kind === 'symbol' && arg.name === '…');
  const shown = expr.args
    .slice(0, at)
    .map(literal)
    .filter((value) => value !== null);
  const after = expr.args.slice(at + 1);
  const last = after.at(-1);
  if (shown.length < 2 || shown.length !== at) return null;
  if (!last) return expr.name === 'dotsSum' ? endless(shown) : null;
  const end = literal(last);
  if (!end) return expr.name === 'dotsSum' ? upToSymbol(shown, last) : null;
  const tail = after.map(literal);
  const all = shown.length < 3 && tail.length < 2 && isAmbiguous(shown, end) ? null : continued(shown, end);
  if (
    !all ||
    all.length < shown.length ||
    !tail.every((value, k) => value !== null && all.at(k - tail.length)?.equals(value))
  )
    return null;
  return expr.name === 'dotsSum' ? sum(...all.map((v) => number(v))) : product(...all.map((v) => number(v)));
}

/** Two numbers that go on evenly to the last may as well be squares, cubes, triangular numbers or powers. */
function isAmbiguous([a, b]: readonly Rational[], last: Rational): boolean {
  if (!a || !b || ![a, b, last].every((value) => value.isInteger && value.sign > 0)) return true;
  const [from, next, to] = [a, b, last].map((value) => Number(value.toString()));
  if (from === undefined || next === undefined || to === undefined || (next === from + 1 && to % 2 === 1)) return false;
  const forms: readonly ((k: number) => number)[] = [
    (k) => k * k,
    (k) => k ** 3,
    (k) => (k * (k + 1)) / 2,
    (k) => from * (next / from) ** k,
  ];
  return forms.some((form) => {
    const at = Array.from({ length: 200 }, (_, k) => form(k)).indexOf(from);
    return at >= 0 && form(at + 1) === next && Array.from({ length: 200 }, (_, k) => form(k)).includes(to);
  });
}

/** `1/2 + 1/4 + 1/8 + ...` without end: a geometric series. */
function endless(terms: readonly Rational[]): Expr | null {
  const [a, b] = terms;
  if (!a || !b || a.isZero) return null;
  const ratio = b.over(a);
  const geometric = terms.length > 2 && terms.every((t, k) => k === 0 || t.equals((terms[k - 1] ?? t).times(ratio)));
  if (!geometric || ratio.abs().compare(Rational.one) >= 0) return null;
  return number(a.over(Rational.one.minus(ratio)));
}

/** `1 + 2 + ... + n`: an arithmetic sequence up to a symbolic last term. */
function upToSymbol(terms: readonly Rational[], last: Expr): Expr | null {
  const [a, b] = terms;
  if (!a || !b || b.equals(a)) return null;
  const step = b.minus(a);
  if (!terms.every((t, k) => k === 0 || t.minus(terms[k - 1] ?? t).equals(step))) return null;
  const count = sum(quotient(difference(last, number(a)), number(step)), number(1));
  return product(count, sum(number(a), last), number(Rational.half));
}

function literal(expr: Expr): Rational | null {
  return expr.kind === 'number' ? expr.value : null;
}

function continued(terms: readonly Rational[], last: Rational): readonly Rational[] | null {
  const [a, b] = terms;
  if (!a || !b || b.equals(a)) return null;
  const arithmetic = evenly(terms, last);
  if (arithmetic) return arithmetic;
  if (a.isZero) return null;
  const ratio = b.over(a);
  if (terms.every((t, k) => k === 0 || t.equals((terms[k - 1] ?? t).times(ratio))))
    return upTo(a, last, (t) => t.times(ratio));
  return squaresAndCubes(terms, last) ?? evenFractions(terms, last);
}

/** `1/2, 2/3, 3/4, ..., 49/50`: numerators and denominators go up evenly. */
function evenFractions(terms: readonly Rational[], last: Rational): readonly Rational[] | null {
  if (terms.length < 3 || terms.some((term) => term.isInteger)) return null;
  const parts = [terms, [last]].map((some) => [
    some.map((term) => Rational.of(term.numerator)),
    some.map((term) => Rational.of(term.denominator)),
  ]);
  const [[tops = [], bottoms = []] = [], [[top] = [], [bottom] = []] = []] = parts;
  if (!top || !bottom) return null;
  const [above, below] = [evenly(tops, top), evenly(bottoms, bottom)];
  if (!above || above.length !== below?.length) return null;
  return above.map((value, k) => value.over(below[k] ?? Rational.one));
}

function evenly(terms: readonly Rational[], last: Rational): readonly Rational[] | null {
  const [a, b] = terms;
  if (!a || !b || a.equals(b)) return null;
  const step = b.minus(a);
  const even = terms.every((t, k) => k === 0 || t.minus(terms[k - 1] ?? t).equals(step));
  return even ? upTo(a, last, (t) => t.plus(step)) : null;
}

function upTo(first: Rational, last: Rational, next: (term: Rational) => Rational): readonly Rational[] | null {
  const all = [first];
  for (let term = first; !term.equals(last);) {
    term = next(term);
    all.push(term);
    if (all.length > maxTerms || (all.length > 400 && term.numerator > 10n ** 40n)) return null;
    if (!term.equals(last) && passed(first, last, term)) return null;
  }
  return all;
}

function passed(first: Rational, last: Rational, term: Rational): boolean {
  return last.minus(first).abs().compare(term.minus(first).abs()) < 0;
}

function squaresAndCubes(terms: readonly Rational[], last: Rational): readonly Rational[] | null {
  for (const k of [2, 3]) {
    const first = terms[0]?.root(k);
    if (!first || !terms.every((t, j) => t.equals(first.plus(Rational.of(j)).power(k)))) continue;
    const end = last.root(k);
    if (!end?.isInteger || !first.isInteger || end.compare(Rational.of(maxTerms)) > 0) return null;
    return Array.from({ length: Number(end.numerator - first.numerator) + 1 }, (_, j) =>
      first.plus(Rational.of(j)).power(k),
    );
  }
  return null;
}
