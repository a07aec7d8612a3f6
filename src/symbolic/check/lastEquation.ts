import { polynomialIn } from '../algebra/polynomialIn.ts';
import { simplify } from '../algebra/simplify.ts';
import { countRealRoots } from '../algebra/univariate.ts';
import type { Claim } from '../claims/claim.ts';
import { Rational } from '../exact/rational.ts';
import { difference, number, relation } from '../expression/build.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';

const IT = String.raw`\b(?:[Tt]here (?:is|are)|(?:[Ii]t|[Tt]his|[Tt]he (?:quadratic |cubic )?(?:equation|polynomial|quadratic|cubic)) has)`;
const ROOTS = '(?:solutions?|roots?|zeros?)';
const counted = new RegExp(
  String.raw`${IT} (?:exactly |only )?(no|one|two|three|four|five|\d+) (?:distinct |different )?(real )?${ROOTS}\b`,
  'g',
);
const discriminant = /\b[Dd]iscriminant (?:is|equals|=) (?:equal to )?\$?(-?\d+)\$?(?=[.,;\s]|$)/g;
const words = ['no', 'one', 'two', 'three', 'four', 'five'];

/** What a step says of the equation that stands last before it: how many real roots it has, and its discriminant. */
export function lastEquationClaims(premises: readonly Expr[], step: string): readonly Claim[] {
  const last = premises.at(-1);
  if (last?.kind !== 'relation' || last.op !== '=') return [];
  const coefficients = polynomialIn(last)?.coefficients ?? [];
  const roots = coefficients.length > 1 ? countRealRoots(coefficients) : neverHolds(last) ? 0 : null;
  if (roots === null) return [];
  const counts = [...step.matchAll(counted)].map((match) =>
    claimOf(match, relation('=', number(roots), number(countOf(match[1] ?? '')))),
  );
  const [c, b, a, ...more] = coefficients;
  const found = a && b && c && more.length === 0 ? b.times(b).minus(Rational.of(4).times(a).times(c)) : null;
  const discriminants = [...step.matchAll(discriminant)].flatMap((match) => {
    const said = Rational.parse(match[1] ?? '');
    return found && said ? [claimOf(match, relation('=', number(found), number(said)))] : [];
  });
  return [...counts, ...discriminants];
}

/** `2x + 1 = 2x + 3`: both sides differ by the same number always. */
function neverHolds({ left, right }: RelationExpr): boolean {
  const gap = simplify(difference(left, right));
  return gap?.kind === 'number' && !gap.value.isZero;
}

function countOf(word: string): number {
  const index = words.indexOf(word);
  return index < 0 ? Number(word) : index;
}

function claimOf({ 0: text, index }: RegExpExecArray, statement: Expr): Claim {
  return { text, start: index, end: index + text.length, statement, prose: true, cautious: true };
}
