import { call, difference, number, power, quotient, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import type { Phrase } from './phrase.ts';
import { FORMULA, ONE, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';
import { pointOf } from './values.ts';

/** What two points with coordinates that can be calculated with give. */
const ofPoints =
  (state: (a: readonly Expr[], b: readonly Expr[], said: Expr) => Expr | null): Statement =>
  ([first, second, said]) => {
    const [a, b] = [pointOf(first), pointOf(second)];
    if (!a || !b || !said || a.length !== b.length) return null;
    return freeSymbols(said).every((name) => [...a, ...b].some((c) => freeSymbols(c).includes(name)))
      ? state(a, b, said)
      : null;
  };

const midpointIs = ofPoints((a, b, said) => {
  const items = a.map((x, k) => quotient(sum(x, b[k] ?? x), number(2)));
  const point = pointOf(said);
  return point && relation('=', tuple(items), tuple(point));
});

const slopeIs = ofPoints(([a, b], [c, d], said) =>
  a && b && c && d ? relation('=', quotient(difference(d, b), difference(c, a)), said) : null,
);

const distanceIs = ofPoints((a, b, said) => {
  const squares = a.map((x, k) => power(difference(x, b[k] ?? x), number(2)));
  return relation('=', call('root', sum(...squares), number(2)), said);
});

function tuple(items: readonly Expr[]): Expr {
  return { kind: 'collection', of: 'tuple', items };
}

const JOINING = '(?:through|between|from|passing through|joining|connecting|containing|with endpoints)';
const POINTS = `(?:the )?(?:points? )?${FORMULA} (?:and|to) (?:the point )?${FORMULA}`;
const SEGMENT = '(?:the )?(?:(?:line )?segment |line )?';

/** Points, slopes and distances in coordinates. */
export const figures: readonly Phrase[] = [
  phrase(
    'idpoint',
    `\\b[Mm]idpoint (?:of|between) ${SEGMENT}(?:${JOINING} )?${POINTS} is(?: at)? ${FORMULA}`,
    midpointIs,
    true,
  ),
  phrase('lope', `\\b[Ss]lope (?:of ${SEGMENT})?(?:that passes )?${JOINING} ${POINTS} is ${ONE}`, slopeIs, true),
  phrase('istance', `\\b[Dd]istance ${JOINING} ${POINTS} is ${ONE}`, distanceIs, true),
];
