import { number, product, quotient, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import type { Phrase } from './phrase.ts';
import { FORMULA, IS, ONE, START, phrase, telling } from './phrase.ts';
import type { Statement } from './statements.ts';
import { same } from './statements.ts';

const degree: Expr = { kind: 'unit', name: 'degree' };

/** Angles that come to a straight or a right angle together. */
const together =
  (degrees: number): Statement =>
  ([a, b]) =>
    a && b ? relation('=', sum(inDegrees(a), inDegrees(b)), product(number(degrees), degree)) : null;

/** A number of degrees as that angle. */
function inDegrees(angle: Expr): Expr {
  return angle.kind === 'number' ? product(angle, degree) : angle;
}

/** A segment or an angle said to be so large. */
const measured: Statement = ([a, b], groups) => (a && b && a.kind !== 'number' ? same([a, b], groups) : null);

const POLYGONS = 'triangle quadrilateral pentagon hexagon heptagon octagon nonagon decagon undecagon dodecagon'.split(
  ' ',
);

/** The angles of a polygon by its name: their sum, and one of a regular one. */
const angles: readonly Phrase[] = POLYGONS.flatMap((name, k) => {
  const total = number(180 * (k + 1));
  const isTotal: Statement = ([said]) => (said ? relation('=', product(total, degree), inDegrees(said)) : null);
  const isEach: Statement = ([said]) =>
    said ? relation('=', product(quotient(total, number(k + 3)), degree), inDegrees(said)) : null;
  return [
    phrase(
      name,
      `\\b(?:interior )?angles (?:of|in) (?:a|any|the) (?:regular |convex )?${name} (?:always )?(?:add up|sum|add) to ${ONE}(?: degrees)?`,
      isTotal,
      true,
    ),
    phrase(
      name,
      `\\b[Ss]um of the (?:measures of the )?(?:interior )?angles? (?:measures )?(?:of|in) (?:a|any|the) (?:regular |convex )?${name}${IS}${ONE}(?: degrees)?`,
      isTotal,
      true,
    ),
    phrase(
      name,
      `\\b(?:interior angle|angle) (?:measure )?(?:of|in) an? (?:regular |equilateral )${name}${IS}${ONE}(?: degrees)?`,
      isEach,
      true,
    ),
    phrase(name, `\\binterior angle of an? ${name}${IS}${ONE}(?: degrees)?`, isEach, true),
  ];
});

/** Lengths and angles in words, and what angles come to together. */
export const measures: readonly Phrase[] = [
  ...[
    phrase('has', `${START}${FORMULA} has (?:a |an )?(?:length|measure)(?: of)? ${ONE}`, measured),
    phrase('measure', `${START}${FORMULA} measures ${ONE}`, measured),
    phrase('measure', `\\bmeasure of (?:angle )?${FORMULA} is(?: then| therefore| thus)? ${ONE}`, measured),
    phrase(' are ', `${START}${FORMULA} and ${FORMULA} are supplementary`, together(180)),
    phrase('supplementary', `${START}${FORMULA} is supplementary to ${FORMULA}`, together(180)),
    phrase(
      'forms',
      `${START}${FORMULA} forms a (?:straight line|straight angle|linear pair) with (?:angle )?${FORMULA}`,
      together(180),
    ),
    phrase(' are ', `${START}${FORMULA} and ${FORMULA} are complementary`, together(90)),
    phrase('complementary', `${START}${FORMULA} is complementary to ${FORMULA}`, together(90)),
  ].map((each) => telling({ ...each, cautious: true })),
  ...angles,
];
