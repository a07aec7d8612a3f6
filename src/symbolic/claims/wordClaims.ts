import type { Expr } from '../expression/expr.ts';
import { number } from '../expression/build.ts';
import { freeSymbols } from '../expression/traverse.ts';
import type { Claim } from './claim.ts';
import type { HybridText } from './hybridText.ts';
import { OPERAND } from './hybridText.ts';
import type { Statement } from './wordStatements.ts';
import {
  allEqual,
  averageIs,
  cubeIs,
  differenceIs,
  divides,
  divisorsAre,
  gcdIs,
  integerAbove,
  integerBelow,
  lastDigitIs,
  lcmIs,
  multipleAbove,
  multipleBelow,
  perfectSquare,
  primality,
  primesBetween,
  productIs,
  quotientIs,
  remainderIs,
  rootIs,
  same,
  solutionsAre,
  squareIs,
  sumIs,
} from './wordStatements.ts';

/** A phrase: a word it cannot do without, how it is written, what it states, and whether it can be meant otherwise. */
interface Phrase {
  readonly word: string;
  readonly pattern: RegExp;
  readonly states: Statement;
  readonly cautious: boolean;
}

const LIST = `(${OPERAND}(?:(?:,? and |, )${OPERAND}){0,12})`;
const ONE = `(${OPERAND})`;
const FORMULA = '([\\uE000-\\uF8FF]+)';
const IS = String.raw`,? (?:is|are|equals|gives|must be|will be|would be)(?: (?:then|therefore|thus|equal to|just|simply))? `;
const OF = '(?: numbers| integers| fractions| terms)? of ';
/** Nothing follows that would make the last operand longer. */
const END = String.raw`(?![\da-zA-Z\uE000-\uF8FF/*+^%°]|[.,:]\d|\s?[-*/+^×·=<>≤≥]|\s(?:times|plus|minus|percent|degrees|x \d))`;
/** Nothing stands before that would make the first operand a part of something else. */
const START = String.raw`(?<![\d\uE000-\uF8FF.]|[-+*/^=] ?|\b(?:of|by|with|and|or|than|to|from|for|in|at|mod|modulo|case|step|box|card|row|column|day|part|figure|question|option|player) )`;

function phrase(word: string, words: string, states: Statement, cautious = false): Phrase {
  return { word, pattern: new RegExp(words + END, 'g'), states, cautious };
}

const WRITTEN =
  '(?:re)?(?:written|expressed|simplified|factored|expanded|reduced)(?: further| out)? (?:as|to|into|in the form)(?: the (?:product|sum|fraction))?';
const EQUALS =
  '(?:is equal to|equals|simplifies to|reduces to|expands to|factors (?:as|into|to)|is the same as|is equivalent to|evaluates to)';
const REWRITE = '(?:[Ss]implify|[Rr]ewrit|[Ww]rit|[Ee]xpress|[Ff]actor|[Ee]xpand|[Ee]valuat)(?:e|ing)?';
const GIVES = '(?: as|,? to get|,? to obtain|,? we (?:get|have|obtain)|,? which gives|,? gives|,? yields)';

/** Phrases that state something of formulas and numbers: `the sum of 3 and $4$ is 7`, `91 is prime`. */
const PHRASES: readonly Phrase[] = [
  phrase('sum', `\\b[Ss]um${OF}${LIST}${IS}${ONE}`, sumIs),
  phrase('product', `\\b[Pp]roduct${OF}${LIST}${IS}${ONE}`, productIs),
  phrase('average', `\\b[Aa]verage${OF}${LIST}${IS}${ONE}`, averageIs),
  phrase('mean', `\\bmean${OF}${LIST}${IS}${ONE}`, averageIs),
  phrase('difference', `\\bdifference (?:of|between) ${ONE} and ${ONE}${IS}${ONE}`, differenceIs, true),
  phrase('quotient', `\\bquotient of ${ONE} and ${ONE}${IS}${ONE}`, quotientIs),
  phrase('common', `\\bgreatest common (?:divisor|factor) of ${LIST}${IS}${ONE}`, gcdIs),
  phrase('GC', `\\bGC[DF] of ${LIST}${IS}${ONE}`, gcdIs),
  phrase('common', `\\bleast common (?:multiple|denominator) of ${LIST}${IS}${ONE}`, lcmIs),
  phrase('LC', `\\bLC[MD] of ${LIST}${IS}${ONE}`, lcmIs),
  phrase('square', `\\bsquare of ${ONE}${IS}${ONE}`, squareIs),
  phrase('cube', `\\bcube of ${ONE}${IS}${ONE}`, cubeIs),
  phrase('square root', `\\bsquare root of ${ONE}${IS}${ONE}`, rootIs),
  phrase(' of ', `\\b(?:positive |integer |all |the )(?:divisors|factors) of ${ONE} are ${LIST}`, divisorsAre),
  phrase('primes', `\\bprimes (?:strictly )?between ${ONE} and ${ONE} are ${LIST}`, primesBetween),
  phrase('factorization', `\\bprime factorization of ${ONE} is ${ONE}`, same),
  phrase('digit', `\\b(?:units|ones|last|final) digit of ${ONE}${IS}${ONE}`, lastDigitIs),
  phrase('remainder', `${START}${ONE} is divided by ${ONE},? the remainder is ${ONE}`, remainderIs),
  phrase('remainder', `\\bremainder when ${ONE} is divided by ${ONE}${IS}${ONE}`, remainderIs),
  phrase('remainder', `${START}${ONE} (?:leaves|gives) a remainder of ${ONE} when divided by ${ONE}`, ([a, r, m]) =>
    a && r && m ? remainderIs([a, m, r]) : null,
  ),
  phrase('divisible', `${START}${ONE} is (?:evenly )?divisible by ${ONE}`, (of) => divides(of[1], of[0], true)),
  phrase('divisible', `${START}${ONE} is not (?:evenly )?divisible by ${ONE}`, (of) => divides(of[1], of[0], false)),
  phrase('multiple', `${START}${ONE} is a multiple of ${ONE}`, (of) => divides(of[1], of[0], true)),
  phrase('multiple', `${START}${ONE} is not a multiple of ${ONE}`, (of) => divides(of[1], of[0], false)),
  phrase(' is a ', `${START}${ONE} is a (?:factor|divisor) of ${ONE}`, (of) => divides(of[0], of[1], true)),
  phrase('divides', `${START}${ONE} divides ${ONE}`, (of) => divides(of[0], of[1], true)),
  phrase('prime', `${START}${ONE} is (?:a )?prime(?: number)?\\b`, ([n]) => primality(n, true)),
  phrase('not', `${START}${ONE} is not (?:a )?prime(?: number)?\\b`, ([n]) => primality(n, false)),
  phrase('composite', `${START}${ONE} is (?:a )?composite\\b`, ([n]) => primality(n, false)),
  phrase('even', `${START}${ONE} is even\\b`, ([n]) => divides(number(2), n, true)),
  phrase('odd', `${START}${ONE} is odd\\b`, ([n]) => divides(number(2), n, false)),
  phrase('perfect', `${START}${ONE} is a perfect square\\b`, ([n]) => perfectSquare(n)),
  phrase(
    'integer',
    `\\b(?:smallest|least) integer (?:that is )?(?:greater|larger|more) than ${ONE}${IS}${ONE}`,
    integerAbove,
  ),
  phrase(
    'integer',
    `\\b(?:greatest|largest) integer (?:that is )?(?:less|smaller) than ${ONE}${IS}${ONE}`,
    integerBelow,
  ),
  phrase(
    'multiple',
    `\\b(?:smallest|least) multiple of ${ONE} (?:greater|larger|more) than ${ONE}${IS}${ONE}`,
    multipleAbove,
  ),
  phrase(
    'multiple',
    `\\b(?:greatest|largest) multiple of ${ONE} (?:less|smaller) than ${ONE}${IS}${ONE}`,
    multipleBelow,
  ),
  phrase(
    'which',
    `${START}${FORMULA},? which (?:is|equals|simplifies to|reduces to|evaluates to|comes out to|gives)(?: just| simply| equal to)? ${ONE}`,
    rewrites,
    true,
  ),
  phrase('means', `${START}${FORMULA} (?:just |simply )?means ${FORMULA}`, numbersOnly, true),
  phrase(' is ', `${START}${FORMULA} is(?: just| simply| then| therefore)? ${ONE}`, rewrites, true),
  phrase('each', `${START}${FORMULA} and ${FORMULA} are each(?: equal to)? ${ONE}`, allEqual),
  phrase('length', `\\blength of ${FORMULA} is(?: then| therefore| thus)? ${ONE}`, same, true),
  phrase(' be ', `${START}${FORMULA} (?:can|may|could) (?:also )?be ${WRITTEN} ${ONE}`, rewrites),
  phrase('', `${START}${FORMULA} ${EQUALS} ${ONE}`, rewrites),
  phrase('', `\\b${REWRITE} ${FORMULA}${GIVES} ${ONE}`, rewrites),
  phrase('=', `${FORMULA} ?= ?${ONE}`, same),
  phrase(' or ', `${START}${FORMULA},? or (?:just |simply )?${ONE}`, numbersOnly, true),
  phrase('s ', `\\b(?:values|solutions|roots|zeros) (?:of|for|to) ${FORMULA} are ${LIST}`, solutionsAre, true),
  phrase('value', `\\bvalue (?:of|for) ${FORMULA} is(?: then| therefore| thus)? ${ONE}`, same, true),
];

/** A formula said to be another: a letter alone is only named so. */
function rewrites([a, b]: readonly Expr[]): Expr | null {
  return a && b && a.kind !== 'symbol' && b.kind !== 'symbol' ? same([a, b]) : null;
}

/** `$6 \\cdot 5 / 2$, or $15$`. */
function numbersOnly([a, b]: readonly Expr[]): Expr | null {
  return a && b && freeSymbols(a).length === 0 && freeSymbols(b).length === 0 ? same([a, b]) : null;
}

/** What the words of a text state of its formulas and numbers. */
export function wordClaims(source: string, hybrid: HybridText): readonly Claim[] {
  return PHRASES.filter(({ word }) => hybrid.text.includes(word)).flatMap(({ pattern, states, cautious }) =>
    [...hybrid.text.matchAll(pattern)].flatMap((match) => {
      const operands = match.slice(1).flatMap((group) => hybrid.operands(group));
      const statement = operands.includes(null) ? null : states(operands.filter((operand) => operand !== null));
      const [start, end] = [match.index, match.index + match[0].length];
      return statement ? [{ text: source.slice(start, end), start, end, statement, prose: true, cautious }] : [];
    }),
  );
}
