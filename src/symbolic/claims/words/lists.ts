import { Rational } from '../../exact/rational.ts';
import { number, product, quotient, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { exprKey, some } from '../../expression/traverse.ts';
import { OPERAND } from '../hybridText.ts';
import type { Phrase } from './phrase.ts';
import { COUNT, LIST, ONE, phrase } from './phrase.ts';
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

/** How many items a list has; none of them may stand in it twice. */
const countIs =
  (listFirst: boolean): Statement =>
  (_, groups) => {
    const [list = [], count = []] = listFirst ? groups : [...groups].reverse();
    const items = itemsOf(list);
    const [said, ...more] = count;
    const distinct = new Set(list.map(exprKey)).size === list.length;
    return items && distinct && said && more.length === 0 ? relation('=', number(items.length), said) : null;
  };

/** The middle one of numbers in their order, or the mean of the two in the middle. */
const medianIs: Statement = (_, [list, value = []]) => {
  const values = (list ?? []).flatMap((item) => (item.kind === 'number' ? [item.value] : []));
  const [said] = value;
  if (!said || values.length < 3 || values.length !== list?.length) return null;
  const sorted = values.sort((a, b) => a.compare(b));
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low && high ? relation('=', number(low.plus(high).times(Rational.half)), said) : null;
};

function mean(...items: readonly Expr[]): Expr {
  return quotient(sum(...items), number(items.length));
}

const RUN = `(${OPERAND}(?:,? (?:and |or )?${OPERAND}){1,40})`;
/** A list with nothing of it left out before. */
const ITEMS = String.raw`(?<![,\d\uE000-\uF8FF] )(?<!, (?:and|or) )${RUN}`;
const GIVES_COUNT =
  '(?:so there are|for a total of|giving(?: us)?(?: a total of)?|of which there are|making(?: a total of)?|which are)';
const DONE = '(?= ?[.;!?)]|$)(?![.]\\d)';
const THINGS = '(?: [a-z]+){0,3}';
const SUM = String.raw`[.,;]? (?:so |and |thus |hence |therefore,? )*(?:[Tt]he|[Tt]heir|whose|its)`;

/** What the items of a list come to together. */
export const lists: readonly Phrase[] = [
  phrase('um', `${LIST}${SUM} sum(?: of (?:these|those|the)${THINGS})? is ${ONE}`, combined(sum), true),
  phrase('roduct', `${LIST}${SUM} product(?: of (?:these|those|the)${THINGS})? is ${ONE}`, combined(product), true),
  phrase(/there are|total of|giving|making|which are/, `${ITEMS},? ${GIVES_COUNT} ${COUNT}`, countIs(true), true),
  phrase(
    ' are ',
    `\\b(?:are|is)(?: exactly| only)? ${COUNT} [a-z]+(?: [a-z]+){0,5}(?::|,|, namely,?|, which are) ${RUN}${DONE}`,
    countIs(false),
    true,
  ),
  phrase(
    'multipl',
    `${LIST},? (?:which |that )?multipl(?:y|ying)(?: together)? (?:to(?: (?:give|get|make|form|be|equal))?|give|giving) ${ONE}`,
    combined(product),
    true,
  ),
  phrase('edian', `\\b[Mm]edian of (?:the (?:numbers|values) )?${LIST},? is ${ONE}`, medianIs, true),
  phrase('average', `${LIST},? (?:which |that )?average(?: out)? to ${ONE}`, combined(mean), true),
  phrase(
    'average',
    `\\b[Aa]verage of (?:the |these )?(?:[a-z]+ ){0,3}[a-z]+, ${LIST},? is ${ONE}`,
    combined(mean),
    true,
  ),
  phrase('add up to', `${LIST},? (?:which )?(?:all )?(?:add up|sum) to ${ONE}`, combined(sum), true),
];
