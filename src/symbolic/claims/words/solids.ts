import { constant, number, power, product, quotient, relation, squareRoot, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import type { Phrase } from './phrase.ts';
import { IS, ONE, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';

const pi = constant('pi');
const squared = (x: Expr): Expr => power(x, number(2));
const cubed = (x: Expr): Expr => power(x, number(3));
const over = (top: number, bottom: number): Expr => quotient(number(top), number(bottom));

type Formula = (x: Expr, y: Expr) => Expr;

/** Figures by the sizes that they are given by: what is measured of them, and how. */
const figures: readonly (readonly [
  figure: string,
  sizes: readonly string[],
  measures: Readonly<Record<string, Formula>>,
])[] = [
  ['circle', ['radius'], { area: (r) => product(pi, squared(r)), circumference: (r) => product(number(2), pi, r) }],
  ['circle', ['diameter'], { area: (d) => product(over(1, 4), pi, squared(d)), circumference: (d) => product(pi, d) }],
  ['semicircle', ['radius'], { area: (r) => product(over(1, 2), pi, squared(r)) }],
  [
    'square',
    ['side length', 'side', 'sides of length', 'sides'],
    { area: squared, perimeter: (s) => product(number(4), s) },
  ],
  ['square', ['diagonal', 'diagonal length'], { area: (d) => product(over(1, 2), squared(d)) }],
  [
    'cube',
    ['side length', 'edge length', 'side', 'edge', 'sides of length'],
    { volume: cubed, 'surface area': (s) => product(number(6), squared(s)) },
  ],
  [
    'equilateral triangle',
    ['side length', 'side', 'sides of length'],
    { area: (s) => product(over(1, 4), squareRoot(number(3)), squared(s)), perimeter: (s) => product(number(3), s) },
  ],
  [
    'regular hexagon',
    ['side length', 'side', 'sides of length'],
    { area: (s) => product(over(3, 2), squareRoot(number(3)), squared(s)), perimeter: (s) => product(number(6), s) },
  ],
  [
    'sphere',
    ['radius'],
    { volume: (r) => product(over(4, 3), pi, cubed(r)), 'surface area': (r) => product(number(4), pi, squared(r)) },
  ],
  ['hemisphere', ['radius'], { volume: (r) => product(over(2, 3), pi, cubed(r)) }],
  ['cylinder', ['radius', 'height'], { volume: (r, h) => product(pi, squared(r), h) }],
  ['cone', ['radius', 'height'], { volume: (r, h) => product(over(1, 3), pi, squared(r), h) }],
  ['triangle', ['base', 'height'], { area: (b, h) => product(over(1, 2), b, h) }],
  [
    'rectangle',
    ['length', 'width'],
    { area: (a, b) => product(a, b), perimeter: (a, b) => product(number(2), sum(a, b)) },
  ],
  ['right triangle', ['legs', ''], { area: (a, b) => product(over(1, 2), a, b) }],
];

const THE = '(?:an?|the|that|this|each|any) (?:right |large |larger |small |smaller |circular )*';
const UNITS = '(?: (?:units?|inch(?:es)?|feet|foot|cm|centimeters|meters|m))?';

/** The sizes in words: `radius 3`, `base 4 and height 3`, `legs 3 and 4`. */
function sizesIn(sizes: readonly string[]): readonly string[] {
  const [first = '', second] = sizes;
  if (second === '') return [`${first} (?:of (?:lengths? )?)?${ONE} and ${ONE}`];
  const pairs = ['height', 'width'].includes(second ?? '');
  if (pairs) return [`${first} (?:of )?${ONE}${UNITS} and ${second} (?:of )?${ONE}`];
  return [`(?:${[...sizes].sort((a, b) => b.length - a.length).join('|')}) (?:of )?${ONE}`];
}

const measureIs =
  (formula: Formula): Statement =>
  (operands) => {
    const value = operands.at(-1);
    const [x, y = x] = operands.slice(0, -1);
    if (!x || !y || !value) return null;
    const own = [x, y].flatMap(freeSymbols);
    return freeSymbols(value).every((name) => own.includes(name)) ? relation('=', formula(x, y), value) : null;
  };

/** Areas, volumes and lengths around of figures that words describe: `the area of a circle with radius 3 is $9\\pi$`. */
export const solids: readonly Phrase[] = figures.flatMap(([figure, sizes, measures]) =>
  Object.entries(measures).flatMap(([measure, formula]) =>
    sizesIn(sizes).flatMap((said) => {
      const described = `${figure} (?:with|of|having|whose)(?: a)? ${said}${UNITS}`;
      return [
        phrase(figure, `\\b${measure} of ${THE}${described}${IS}${ONE}`, measureIs(formula), true),
        phrase(figure, `\\b${THE}${described} has(?: an?)? ${measure}(?: of)? ${ONE}`, measureIs(formula), true),
      ];
    }),
  ),
);
