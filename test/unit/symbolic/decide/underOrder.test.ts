import { describe, expect, it } from 'vitest';
import { holdsUnderOrder } from '../../../../src/symbolic/decide/underOrder.ts';
import { truthAt } from '../../../../src/symbolic/decide/truthAt.ts';
import { Rational } from '../../../../src/symbolic/exact/rational.ts';
import { number } from '../../../../src/symbolic/expression/build.ts';
import type { Expr } from '../../../../src/symbolic/expression/expr.ts';
import { readLatex } from '../../../../src/symbolic/read/readLatex.ts';

function read(latex: string): Expr {
  const expr = readLatex(latex);
  if (expr.kind === 'unreadable') throw new Error(expr.reason);
  return expr;
}

const orders = [
  ['a < b'],
  ['0 < a', 'a < b'],
  ['0 \\le a', 'a \\le b'],
  ['1 < a', 'a < b', 'b < c'],
  ['a > 2', 'c > 0', 'a \\le b'],
  ['b < a', 'c < a'],
  ['-1 < a', 'a < b'],
];
const sides = [
  'a',
  'b',
  'c',
  'a + b',
  'ab',
  'a^2',
  'b^2',
  'a^3',
  '\\frac{1}{a}',
  '\\frac{1}{b}',
  'ac',
  'bc',
  '2a - b',
  '1',
];
const claims = sides.flatMap((left) =>
  sides.flatMap((right) => (left === right ? [] : ['<', '\\le'].map((op) => `${left} ${op} ${right}`))),
);
const values = [-3, -1, 0, 1, 2, 5].map((n) => number(Rational.of(BigInt(2 * n + 1), 2n)));
const points = values.flatMap((a) =>
  values.flatMap((b) =>
    values.map(
      (c) =>
        new Map([
          ['a', a],
          ['b', b],
          ['c', c],
        ] as const),
    ),
  ),
);

describe('inequalities between letters that were put in order', () => {
  it.each(orders.map((premises) => ({ premises })))(
    'are proved only where no point fails: $premises',
    ({ premises }) => {
      const said = premises.map(read);
      const held = points.filter((point) => said.every((premise) => truthAt(premise, point) === true));
      const shown = claims.filter((claim) => holdsUnderOrder(said, read(claim))?.outcome === 'proved');
      const failing = shown.filter((claim) => held.some((point) => truthAt(read(claim), point) === false));
      expect(failing).toEqual([]);
      expect(shown.length).toBeGreaterThan(0);
    },
  );

  it('says nothing where letters lie above each other in a circle', () => {
    expect(holdsUnderOrder([read('a < b'), read('b < a')], read('a + 1 < b + 1'))).toBeNull();
  });
});
