import { Rational } from '../../exact/rational.ts';
import { call, negate, number, power, product, quotient, relation, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import type { Phrase } from './phrase.ts';
import { COUNT, GETS, IS, NOUN, LIST, OF, ONE, START, WIDE_START, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';
import {
  averageIs,
  cubeIs,
  differenceIs,
  gcdIs,
  lcmIs,
  productIs,
  quotientIs,
  rootIs,
  squareIs,
  sumIs,
  valueOf,
} from './statements.ts';
import { digitSum, integerOf } from './values.ts';

const CALCULATED = String.raw`(?:,? (?:which )?(?:is|are|equals|gives|makes|yields)(?: (?:then|just|simply|equal to))?) `;

const difference: Statement = valueOf(([a = number(0), b = number(0)]) => sum(b, negate(a)));
const quotientInto = valueOf(([a = number(1), b = number(1)]) => quotient(b, a));
const scaled = (factor: Expr): Statement => valueOf(([a = number(1)]) => product(factor, a));

/** `a = b q + r`, and the remainder is one. */
const withRemainder: Statement = ([a, b, q, r]) => {
  if (!a || !b || !q || !r) return null;
  const parts = [relation('=', a, sum(product(b, q), r)), relation('<', r, b)];
  return { kind: 'logic', op: 'and', parts };
};

const PARTS: readonly (readonly [word: string, parts: number])[] = [
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
];

const CHANGES: readonly (readonly [words: string, sign: 1 | -1])[] = [
  ['decrease|reduction|discount|drop|loss|decline', -1],
  ['increase|gain|rise|growth', 1],
];

/** What the first so many numbers of a kind come to. */
const FIRST: readonly (readonly [words: string, total: (n: Expr) => Expr])[] = [
  [
    '(?:positive |natural |counting )(?:integers|whole numbers|numbers)|positive integers|natural numbers',
    (n) => quotient(product(n, sum(n, number(1))), number(2)),
  ],
  ['(?:positive )?odd (?:positive )?(?:integers|numbers)', (n) => product(n, n)],
  ['(?:positive )?even (?:positive )?(?:integers|numbers)', (n) => product(n, sum(n, number(1)))],
];

/** How many percent it is from one number to the next, rounded to the digits said. */
const changeIs =
  (sign: 1 | -1): Statement =>
  ([from, to, percent]) => {
    if (from?.kind !== 'number' || to?.kind !== 'number' || percent?.kind !== 'number' || from.value.isZero)
      return null;
    const exact = to.value
      .minus(from.value)
      .over(from.value)
      .times(Rational.of(100 * sign));
    const error = exact.minus(percent.value).abs();
    const half = Rational.half.over(Rational.of(10n ** BigInt(percent.decimals ?? 0)));
    return relation('=', error.compare(half) <= 0 ? percent : number(exact), percent);
  };

/** `$\\frac{2}{5}$ of 360`: a part, not a number of things. */
const partOf: Statement = ([part, ...rest]) => {
  const whole = part?.kind === 'number' && part.value.isInteger;
  return part && !whole ? productIs([part, ...rest], []) : null;
};

const digitSumIs: Statement = ([n, total]) => {
  const value = integerOf(n);
  return value === null || !total ? null : relation('=', number(digitSum(value)), total);
};

/** `10^{100}$ has 101 digits`. */
const digitCountIs: Statement = ([n, count]) => {
  const [value, digits] = [integerOf(n), integerOf(count)];
  if (value === null || digits === null) return null;
  return relation('=', number((value < 0n ? -value : value).toString().length), number(digits));
};

/** One number by itself has no sum: `a sum of 9 is rolled`. */
const several =
  (state: Statement): Statement =>
  (operands, groups) =>
    operands.length > 2 || operands[0]?.kind !== 'number' ? state(operands, groups) : null;

const REMAINDER = '(?: with| and)?(?: a)?(?: positive)? remainder (?:of |is )?';

/** Quantities that have a name: the word, the phrase that names one of numbers, and what it is. */
const named: readonly (readonly [word: string, words: string, states: Statement])[] = [
  ['sum', `\\b[Ss]um${OF}${LIST}`, several(sumIs)],
  ['product', `\\b[Pp]roduct${OF}${LIST}`, several(productIs)],
  ['average', `\\b[Aa]verage${OF}${LIST}`, several(averageIs)],
  ['mean', `\\bmean${OF}${LIST}`, several(averageIs)],
  ['quotient', `\\bquotient of ${ONE} and ${ONE}`, quotientIs],
  ['common', `\\bgreatest common (?:divisor|factor) of ${LIST}`, gcdIs],
  ['GC', `\\bGC[DF] of ${LIST}`, gcdIs],
  ['common', `\\bleast common (?:multiple|denominator) of ${LIST}`, lcmIs],
  ['LC', `\\bLC[MD] of ${LIST}`, lcmIs],
  ['square', `\\bsquare of ${ONE}`, squareIs],
  ['cube', `\\bcube of ${ONE}`, cubeIs],
  ['square root', `\\bsquare root of ${ONE}`, rootIs],
  ['cube root', `\\bcube root of ${ONE}`, valueOf(([a = number(1)]) => call('root', a, number(3)))],
];

/** What is said to be calculated: `multiply $110$ by 3 to get 330`, `half of $64\\pi$ is $32\\pi$`. */
export const calculations: readonly Phrase[] = [
  ...named.map(([word, words, states]) => phrase(word, `${words}${IS}${ONE}`, states)),
  ...named.map(([word, words, states]) => phrase(word, `${words},? or ${ONE}`, states, true)),
  ...FIRST.map(([words, total]) =>
    phrase(
      'um of the first ',
      `\\b[Ss]um of the first ${COUNT} (?:${words})${IS}${ONE}`,
      valueOf(([n = number(1)]) => total(n)),
      true,
    ),
  ),
  phrase('difference', `\\bdifference (?:of|between) ${ONE}${NOUN} and ${ONE}${NOUN}${IS}${ONE}`, differenceIs, true),
  phrase('dd', `\\b[Aa]dd(?:ing|ed)? ${ONE} (?:to|and|with) ${ONE}${GETS}${ONE}`, sumIs, true),
  phrase('ubtract', `\\b[Ss]ubtract(?:ing|ed)? ${ONE} from ${ONE}${GETS}${ONE}`, difference, true),
  phrase('ultipl', `\\b[Mm]ultipl(?:y|ying|ied) ${ONE} (?:by|and|times|with) ${ONE}${GETS}${ONE}`, productIs, true),
  phrase('ivid', `\\b[Dd]ivid(?:e|ing|ed) ${ONE} by ${ONE}${GETS}${ONE}`, quotientIs, true),
  phrase('ivid', `\\b[Dd]ivid(?:e|ing|ed) ${ONE} into ${ONE}${GETS}${ONE}`, quotientInto, true),
  phrase('remainder', `\\b[Dd]ivid(?:e|ing) ${ONE} by ${ONE}${GETS}${ONE},?${REMAINDER}${ONE}`, withRemainder, true),
  phrase(
    'remainder',
    `\\b[Dd]ivid(?:e|ing) ${ONE} into ${ONE}${GETS}${ONE},?${REMAINDER}${ONE}`,
    ([b, a, ...rest], groups) => (a && b ? withRemainder([a, b, ...rest], groups) : null),
    true,
  ),
  phrase('remainder', `${START}${ONE} divided by ${ONE}${GETS}${ONE},?${REMAINDER}${ONE}`, withRemainder, true),
  phrase('quar', `\\b[Ss]quar(?:e|ing) ${ONE}${GETS}${ONE}`, squareIs, true),
  phrase(' squared', `${START}${ONE} squared${CALCULATED}${ONE}`, squareIs, true),
  phrase(' cubed', `${START}${ONE} cubed${CALCULATED}${ONE}`, cubeIs, true),
  phrase('alf of', `\\b[Hh]alf of ${ONE}${CALCULATED}${ONE}`, scaled(quotient(number(1), number(2))), true),
  ...PARTS.map(([word, parts]) =>
    phrase(
      word,
      `\\b(?:[Aa]|[Oo]ne)[ -]${word} of ${ONE}${CALCULATED}${ONE}`,
      scaled(quotient(number(1), number(parts))),
      true,
    ),
  ),
  phrase('wo thirds', `\\b[Tt]wo[ -]thirds of ${ONE}${CALCULATED}${ONE}`, scaled(quotient(number(2), number(3))), true),
  phrase(
    'hree',
    `\\b[Tt]hree[ -](?:quarters|fourths) of ${ONE}${CALCULATED}${ONE}`,
    scaled(quotient(number(3), number(4))),
    true,
  ),
  ...CHANGES.map(([words, sign]) =>
    phrase(
      new RegExp(words),
      `\\bfrom \\$?${ONE} to \\$?${ONE},? (?:which (?:is|was) |is |that is |or )?(?:a|an) (?:[a-z]+ )?(?:${words}) of ${ONE} ?(?:%|percent)`,
      changeIs(sign),
      true,
    ),
  ),
  phrase('wice', `\\b[Tt]wice ${ONE}${CALCULATED}${ONE}`, scaled(number(2)), true),
  phrase(' of ', `${WIDE_START}${ONE} of ${ONE}(?: [a-z]+)?(?:,? which is|,? or| is| equals) ${ONE}`, partOf, true),
  phrase(' plus ', `${START}${ONE} plus ${ONE}${CALCULATED}${ONE}`, sumIs, true),
  phrase(
    ' minus ',
    `${START}${ONE} minus ${ONE}${CALCULATED}${ONE}`,
    ([a, b, ...c], g) => (a && b ? difference([b, a, ...c], g) : null),
    true,
  ),
  phrase(' times ', `${START}${ONE} times ${ONE}${CALCULATED}${ONE}`, productIs, true),
  phrase('divided', `${START}${ONE} divided by ${ONE}${CALCULATED}${ONE}`, quotientIs, true),
  phrase(' more than ', `${START}${ONE} more than ${ONE}${CALCULATED}${ONE}`, sumIs, true),
  phrase(' less than ', `${START}${ONE} less than ${ONE}${CALCULATED}${ONE}`, difference, true),
  phrase(
    'digits',
    `\\bdigits (?:of|in) ${ONE}(?: (?:add|sum) (?:up )?to|,? (?:is|are|equals)) ${ONE}`,
    digitSumIs,
    true,
  ),
  phrase('digits', `${START}${ONE} has(?: exactly)? ${ONE} digits`, digitCountIs, true),
  phrase(
    ' ways to ',
    `\\b[Tt]here are ${COUNT} (?:different |distinct |possible )?ways to (?:choose|select|pick) ${COUNT}${NOUN}(?: out)? (?:of|from)(?: the| a group of| a set of)? ${COUNT}${NOUN}`,
    ([ways, k, n]) => (ways && k && n ? relation('=', call('binomial', n, k), ways) : null),
    true,
  ),
  phrase(
    'eciprocal',
    `\\b[Rr]eciprocal of ${ONE}${CALCULATED}${ONE}`,
    valueOf(([a = number(1)]) => power(a, number(-1))),
    true,
  ),
  phrase(
    'conjugate',
    `\\bconjugate of ${ONE},? (?:is|namely|which is) ${ONE}`,
    valueOf(([a = number(1)]) => call('conjugate', a)),
    true,
  ),
  phrase(
    'bsolute',
    `\\b[Aa]bsolute value of ${ONE}${CALCULATED}${ONE}`,
    valueOf(([a = number(1)]) => call('abs', a)),
    true,
  ),
  phrase(
    ' of ',
    `${START}${ONE}${NOUN} is(?: only| just)? ${ONE} of ${ONE}`,
    ([a, part, whole], g) => (a && part && whole ? partOf([part, whole, a], g) : null),
    true,
  ),
  phrase(
    ' into ',
    `${START}${ONE} divides into ${ONE} ${COUNT} times,?${REMAINDER}${ONE}`,
    ([b, a, q, r], g) => (a && b && q && r ? withRemainder([a, b, q, r], g) : null),
    true,
  ),
  phrase(
    'product of',
    `${START}${ONE} and ${ONE},? (?:which (?:gives|makes|have|has)|giving|making|for|with)(?: us)? a product of ${ONE}`,
    productIs,
    true,
  ),
  phrase(
    'sum of',
    `${START}${ONE} and ${ONE},? (?:which (?:gives|makes|have|has)|giving|making|for|with)(?: us)? a sum of ${ONE}`,
    sumIs,
    true,
  ),
  phrase(' to ', `${START}${ONE}${NOUN} (?:and|or) ${ONE}${NOUN},? which (?:add up|sum|add) to ${ONE}`, sumIs, true),
];
