import { product, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { some } from '../../expression/traverse.ts';
import type { Phrase } from './phrase.ts';
import { LIST, ONE, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';

/** The items of a list that is written out. */
function itemsOf(group: readonly Expr[] | undefined): readonly Expr[] | null {
  if (!group || group.length < 2) return null;
  return group.some((item) => some(item, (part) => part.kind === 'symbol' && part.name === '…')) ? null : group;
}

const combined =
  (combine: (...items: readonly Expr[]) => Expr): Statement =>
  (_, [list, value = []]) => {
    const items = itemsOf(list);
    const [said, ...more] = value;
    return items && said && more.length === 0 ? relation('=', combine(...items), said) : null;
  };

const THINGS = '(?: [a-z]+){0,3}';
const SUM = String.raw`[.,;]? (?:so |and |thus |hence |therefore,? )*(?:[Tt]he|[Tt]heir|whose|its)`;

/** What the items of a list come to together. */
export const lists: readonly Phrase[] = [
  phrase('um', `${LIST}${SUM} sum(?: of (?:these|those|the)${THINGS})? is ${ONE}`, combined(sum), true),
  phrase('roduct', `${LIST}${SUM} product(?: of (?:these|those|the)${THINGS})? is ${ONE}`, combined(product), true),
  phrase('add up to', `${LIST},? (?:which )?(?:all )?(?:add up|sum) to ${ONE}`, combined(sum), true),
];
