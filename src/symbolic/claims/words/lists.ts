import { number, product, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { some } from '../../expression/traverse.ts';
import type { Phrase } from './phrase.ts';
import { COUNT, LIST, ONE, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';

/** The items of a list that is written out. */
function itemsOf(group: readonly Expr[] | undefined): readonly Expr[] | null {
  if (!group || group.length < 2) return null;
  return group.some((item) => some(item, (part) => part.kind === 'symbol' && part.name === '…')) ? null : group;
}

/** As many items as are said. */
const countIs =
  (list: number, count: number): Statement =>
  (_, groups) => {
    const items = itemsOf(groups[list]);
    const [said, ...more] = groups[count] ?? [];
    return items && said && more.length === 0 ? relation('=', number(items.length), said) : null;
  };

const combined =
  (combine: (...items: readonly Expr[]) => Expr): Statement =>
  (_, [list, value = []]) => {
    const items = itemsOf(list);
    const [said, ...more] = value;
    return items && said && more.length === 0 ? relation('=', combine(...items), said) : null;
  };

const THINGS = '(?: [a-z]+){0,3}';
const SUM = String.raw`[.,;]? (?:so |and |thus |hence |therefore,? )*(?:[Tt]he|[Tt]heir|whose|its)`;

/** How many things a list has, and what they add up to. */
export const lists: readonly Phrase[] = [
  phrase('total of', `${LIST},? (?:for|making|giving|making for|which gives) a total of ${COUNT}`, countIs(0, 1), true),
  phrase(
    ':',
    `\\b(?:is|are|were|has|have|only)(?: exactly| only)? ${COUNT}(?: [a-z]+){1,6}: ${LIST}`,
    countIs(1, 0),
    true,
  ),
  phrase('um', `${LIST}${SUM} sum(?: of (?:these|those|the)${THINGS})? is ${ONE}`, combined(sum), true),
  phrase('roduct', `${LIST}${SUM} product(?: of (?:these|those|the)${THINGS})? is ${ONE}`, combined(product), true),
  phrase('add up to', `${LIST},? (?:which )?(?:all )?(?:add up|sum) to ${ONE}`, combined(sum), true),
];
