import { bitLength, factorize, gcd, isPrime, lcm } from '../../exact/integer.ts';
import { call, negate, number, product, relation } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import type { Phrase } from './phrase.ts';
import { COUNT, IS, LIST, ONE, START, phrase } from './phrase.ts';
import type { Statement } from './statements.ts';
import {
  allOf,
  divides,
  divisorsAre,
  integerAbove,
  integerBelow,
  lastDigitIs,
  lcmIs,
  listIs,
  multipleAbove,
  multipleBelow,
  perfectSquare,
  primality,
  primesBetween,
  remainderIs,
  same,
} from './statements.ts';
import { integerOf } from './values.ts';

const most = 100_000n;

const congruent = (left: Expr, right: Expr, modulus: Expr): Expr => ({
  kind: 'relation',
  op: 'congruent',
  left,
  right,
  modulus,
});

const relativelyPrime: Statement = ([a, b]) => (a && b ? relation('=', call('gcd', a, b), number(1)) : null);

/** A prime factor of a number that is told by its size. */
const primeFactorIs =
  (pick: (primes: readonly bigint[]) => bigint | undefined): Statement =>
  ([n, prime]) => {
    const primes = primesOf(n);
    const found = primes && pick(primes);
    return found !== undefined && found !== null && prime ? relation('=', number(found), prime) : null;
  };

function primesOf(n: Expr | undefined): readonly bigint[] | null {
  const value = integerOf(n);
  if (value === null || value < 2n) return null;
  const primes = [...factorize(value).keys()];
  return primes.every((prime) => prime < 1_000_000n && isPrime(prime)) ? primes : null;
}

const primeFactorsAre: Statement = ([n, ...listed]) => {
  const primes = primesOf(n);
  return primes && listed.length > 0 ? relation('=', set(primes.map((prime) => number(prime))), set(listed)) : null;
};

function set(items: readonly Expr[]): Expr {
  return { kind: 'collection', of: 'set', items };
}

const divisorCountIs: Statement = ([n, count]) => {
  const value = integerOf(n);
  if (value === null || value < 1n || !count || !primesOf(n)) return null;
  const divisors = [...factorize(value).values()].reduce((total, k) => total * (k + 1), 1);
  return relation('=', number(divisors), count);
};

const commonDivisorsAre: Statement = (_, [of = [], listed = []]) => {
  const numbers = of.map(integerOf);
  const common = numbers.reduce((a, b) => (a === null || b === null ? null : gcd(a, b)), 0n);
  return common === null || common < 1n || common > most || numbers.length < 2
    ? null
    : listIs((k) => common % k === 0n, 1n, common, listed);
};

/** Members of a range with a property; a list may take in its ends or leave them out. */
const inRange =
  (belongs: (k: bigint, of: bigint) => boolean): Statement =>
  (operands, groups) => {
    const listed = groups.at(-1) ?? [];
    const [of, low, high] = operands.slice(0, operands.length - listed.length).map(integerOf);
    if (typeof of !== 'bigint' || typeof low !== 'bigint' || typeof high !== 'bigint' || high - low > most) return null;
    const lists = [low, low + 1n].flatMap((from) =>
      [high, high - 1n].map((to) => listIs((k) => belongs(k, of), from, to, listed)),
    );
    return { kind: 'logic', op: 'or', parts: lists };
  };

const multiplesAre = inRange((k, of) => of !== 0n && k % of === 0n);
const multiplesBelow: Statement = ([of, ...rest], groups) => (of ? multiplesAre([of, of, ...rest], groups) : null);
const primesBelow: Statement = (operands, groups) =>
  inRange((k) => isPrime(k))([number(1), number(2), ...operands], groups);

const endsIn: Statement = ([n, end]) => {
  const [value, digits] = [integerOf(n), integerOf(end)];
  if (!n || !end || value === null || digits === null || digits < 0n) return null;
  return congruent(n, end, number(10n ** BigInt(digits.toString().length)));
};

/** `13 is 1 more than a multiple of 6`. */
const beyondMultiple =
  (sign: 1 | -1): Statement =>
  ([n, k, m]) =>
    n && k && m ? congruent(n, sign === 1 ? k : negate(k), m) : null;

const inverseIs: Statement = ([a, m, b]) => (a && b && m ? congruent(product(a, b), number(1), m) : null);

/** The smallest number that all of a list divide. */
const leastCommon: Statement = (operands, groups) => {
  const numbers = operands.slice(0, -1).map(integerOf);
  return numbers.length > 1 && numbers.every((n) => n !== null && n > 0n && lcm(n, 1n) > 0n)
    ? lcmIs(operands, groups)
    : null;
};

const isSquareOf: Statement = ([a, b]) => (a && b ? relation('=', a, product(b, b)) : null);

/** `9 divides 5` mostly counts what 9 divides. */
function reaches(a: Expr | undefined, b: Expr | undefined): boolean {
  const [small, large] = [integerOf(a), integerOf(b)];
  return small === null || large === null || large === 0n || small <= large;
}

/** `6, 15 and 21 are all multiples of 3`. */
const allDivisible: Statement = (_, [list = [], by = []]) => allOf((n) => divides(by[0], n, true))(list, []);

/** Past so many bits a number is not divided again and again. */
const manyBits = 20_000;

/** How often a prime divides a number. */
function timesDividing(value: bigint, by: bigint): number {
  let [rest, times] = [value, 0];
  while (rest !== 0n && rest % by === 0n) [rest, times] = [rest / by, times + 1];
  return times;
}

const powerDividing: Statement = ([base, of, power]) => {
  const [b, n] = [integerOf(base), integerOf(of)];
  if (b === null || n === null || !power || b < 2n || n < 1n || bitLength(n) > manyBits) return null;
  return relation('=', number(b ** BigInt(timesDividing(n, b))), power);
};

const zerosAtEnd: Statement = ([of, count]) => {
  const n = integerOf(of);
  return n === null || n < 10n || !count || bitLength(n) > manyBits
    ? null
    : relation('=', number(timesDividing(n, 10n)), count);
};

/** The first multiples of a number, one after the other. */
const firstMultiples: Statement = (_, groups) => {
  const [of, listed] = [groups[0]?.[0], groups.at(-1)];
  const step = integerOf(of);
  if (step === null || step < 1n || !listed || listed.length < 3) return null;
  return relation('=', set(listed.map((_item, k) => number(step * BigInt(k + 1)))), set(listed));
};

const SIZE = { least: '(?:smallest|least|lowest)', greatest: '(?:largest|greatest|biggest)' };
const FACTORS = '(?:prime )(?:factor|divisor)';

/** What is said of whole numbers: primes, factors, multiples, remainders. */
export const wholeNumbers: readonly Phrase[] = [
  phrase(' of ', `\\b(?:positive |integer |all |the )(?:divisors|factors) of ${ONE} are ${LIST}`, divisorsAre),
  phrase('primes', `\\bprimes (?:strictly )?between ${ONE} and ${ONE} are ${LIST}`, primesBetween),
  phrase('factorization', `\\bprime factorization of ${ONE} is ${ONE}`, same),
  phrase('digit', `\\b(?:units|ones|last|final) digit of ${ONE}${IS}${ONE}`, lastDigitIs),
  phrase('remainder', `${START}${ONE} is divided by ${ONE},? (?:the|its) remainder is ${ONE}`, remainderIs),
  phrase('remainder', `\\bremainder when ${ONE} is divided by ${ONE}${IS}${ONE}`, remainderIs),
  phrase('remainder', `\\bremainder of ${ONE} when (?:it is )?divided by ${ONE} is ${ONE}`, remainderIs, true),
  phrase(
    'remainder',
    `\\b[Dd]ivid(?:e|ing|ed) ${ONE} by ${ONE},? (?:(?:we|you) get|leaves|gives|yields|has) a remainder of ${ONE}`,
    remainderIs,
    true,
  ),
  phrase(
    'power of',
    `\\b(?:[Ll]argest|[Hh]ighest|[Gg]reatest) power of ${ONE} (?:that divides|dividing|which divides|that is a factor of) ${ONE} is ${ONE}`,
    powerDividing,
    true,
  ),
  phrase(
    'zero',
    `${START}${ONE} (?:ends in|has)(?: exactly)? ${COUNT} (?:terminal |trailing )?zero(?:e?s)?\\b`,
    zerosAtEnd,
    true,
  ),
  phrase(
    'remainder',
    `${START}${ONE} (?:leaves|gives|has|yields) a remainder of ${ONE} when divided by ${ONE}`,
    ([a, r, m]) => (a && r && m ? remainderIs([a, m, r], []) : null),
  ),
  phrase('divisible', `${START}${ONE} is (?:evenly )?divisible by ${ONE}`, (of) => divides(of[1], of[0], true)),
  phrase('divisible', `${START}${ONE} is not (?:evenly )?divisible by ${ONE}`, (of) => divides(of[1], of[0], false)),
  phrase('multiple', `${START}${ONE} is a multiple of ${ONE}`, (of) => divides(of[1], of[0], true)),
  phrase('multiple', `${START}${ONE} is not a multiple of ${ONE}`, (of) => divides(of[1], of[0], false)),
  phrase(' is a ', `${START}${ONE} is a (?:factor|divisor) of ${ONE}`, (of) => divides(of[0], of[1], true)),
  phrase('divides', `${START}${ONE} divides ${ONE}(?! of )`, ([a, b]) => (reaches(a, b) ? divides(a, b, true) : null)),
  phrase(
    'divides',
    `${START}${ONE} divides ${ONE}(?! of )`,
    ([a, b]) => (reaches(a, b) ? null : divides(a, b, true)),
    true,
  ),
  phrase('prime', `${START}${ONE} is (?:a )?prime(?: number)?\\b`, ([n]) => primality(n, true)),
  phrase('not', `${START}${ONE} is not (?:a )?prime(?: number)?\\b`, ([n]) => primality(n, false)),
  phrase('composite', `${START}${ONE} is (?:a )?composite\\b`, ([n]) => primality(n, false)),
  phrase('even', `${START}${ONE} is even\\b`, ([n]) => divides(number(2), n, true)),
  phrase('odd', `${START}${ONE} is odd\\b`, ([n]) => divides(number(2), n, false)),
  phrase('perfect', `${START}${ONE} is a perfect square\\b`, ([n]) => perfectSquare(n)),
  phrase(
    'integer',
    `\\b(?:smallest|least) integer (?:that is )?(?:greater|larger|more) than ${ONE} is ${ONE}`,
    integerAbove,
  ),
  phrase(
    'integer',
    `\\b(?:greatest|largest) integer (?:that is )?(?:less|smaller) than ${ONE} is ${ONE}`,
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
  phrase(' are ', `${START}${ONE} and ${ONE} are (?:relatively prime|coprime)\\b`, relativelyPrime, true),
  phrase(
    'prime',
    `\\b${SIZE.least} ${FACTORS} of ${ONE} is ${ONE}`,
    primeFactorIs((primes) => primes[0]),
    true,
  ),
  phrase(
    'prime',
    `\\b${SIZE.greatest} ${FACTORS} of ${ONE} is ${ONE}`,
    primeFactorIs((primes) => primes.at(-1)),
    true,
  ),
  phrase('prime', `\\bprime (?:factors|divisors) of ${ONE} are ${LIST}`, primeFactorsAre, true),
  phrase(
    ' has ',
    `${START}${ONE} has(?: exactly| a total of)? ${COUNT} (?:positive |distinct |integer |whole number )*(?:divisors|factors)\\b`,
    divisorCountIs,
    true,
  ),
  phrase('ommon', `\\b[Cc]ommon (?:positive )?(?:divisors|factors) of ${LIST} are ${LIST}`, commonDivisorsAre, true),
  phrase(
    'multiples',
    `\\bmultiples of ${ONE} (?:between|from) ${ONE} (?:and|to) ${ONE} are ${LIST}`,
    multiplesAre,
    true,
  ),
  phrase(
    'multiples',
    `\\b(?:positive )?multiples of ${ONE} (?:less|smaller) than ${ONE} are ${LIST}`,
    multiplesBelow,
    true,
  ),
  phrase('prime', `\\bprimes? (?:numbers )?(?:less|smaller) than ${ONE} are ${LIST}`, primesBelow, true),
  phrase(' ends in ', `${START}${ONE} (?:ends|must end) in(?: a| an)? ${ONE}`, endsIn, true),
  phrase('multiple', `${START}${ONE} is ${COUNT} (?:more|greater) than a multiple of ${ONE}`, beyondMultiple(1), true),
  phrase('multiple', `${START}${ONE} is ${COUNT} less than a multiple of ${ONE}`, beyondMultiple(-1), true),
  phrase(
    'congruent',
    `${START}${ONE} is (?:congruent|equivalent) to ${ONE},? \\(?(?:mod|modulo) ${ONE}`,
    ([a, b, m]) => (a && b && m ? congruent(a, b, m) : null),
    true,
  ),
  phrase('inverse', `\\binverse of ${ONE},? (?:mod|modulo) ${ONE},? is ${ONE}`, inverseIs, true),
  phrase(
    'divisible',
    `\\b${SIZE.least} (?:positive |common )?(?:integer|number|multiple) (?:that is |which is )?divisible by (?:both )?${LIST} is ${ONE}`,
    leastCommon,
    true,
  ),
  phrase('square of', `${START}${ONE} is the square of ${ONE}`, isSquareOf, true),
  phrase(
    ' are ',
    `${START}${LIST} are (?:all |both )?(?:primes?|prime numbers)\\b`,
    allOf((n) => primality(n, true)),
    true,
  ),
  phrase(
    ' are ',
    `${START}${LIST} are (?:all |both )?even\\b`,
    allOf((n) => divides(number(2), n, true)),
    true,
  ),
  phrase(
    ' are ',
    `${START}${LIST} are (?:all |both )?odd\\b`,
    allOf((n) => divides(number(2), n, false)),
    true,
  ),
  phrase('divisible', `${START}${LIST} are (?:both |all |each )?divisible by ${ONE}`, allDivisible, true),
  phrase('multiples', `${START}${LIST} are (?:both |all |each )?multiples of ${ONE}`, allDivisible, true),
  phrase(
    ' of ',
    `${START}${LIST} are (?:both |all |each )?(?:factors|divisors) of ${ONE}`,
    (_, [list = [], of = []]) => allOf((n) => divides(n, of[0], true))(list, []),
    true,
  ),
  phrase(
    'multiples of',
    `\\bmultiples of ${ONE}(?: until [^:.]{1,60})?(?:,? (?:which )?are|:) ${LIST}`,
    firstMultiples,
    true,
  ),
  phrase(
    'multiple',
    `\\b[Aa](?:ny|n|) multiple of ${ONE} is (?:also )?a multiple of ${ONE}`,
    ([a, m]) => divides(m, a, true),
    true,
  ),
  phrase('divisible', `${START}${ONE} (?:must|has to) be divisible by ${ONE}`, ([a, m]) => divides(m, a, true), true),
  phrase('multiple', `${START}${ONE} (?:must|has to) be a multiple of ${ONE}`, ([a, m]) => divides(m, a, true), true),
  phrase(
    'remainder',
    `${START}${ONE} (?:leaves|has) (?:a )?remainder(?: of)? ${ONE} (?:modulo|mod|upon division by) ${ONE}`,
    ([a, r, m]) => (a && r && m ? congruent(a, r, m) : null),
    true,
  ),
  phrase(' integer', `${START}${ONE} is an integer\\b`, ([n]) => (n ? relation('=', call('floor', n), n) : null), true),
  phrase(
    'factor of',
    `${START}${ONE} and ${ONE} (?:both )?(?:share|have) a (?:common )?factor of ${ONE}`,
    ([a, b, m]) => allOf((n) => divides(m, n, true))(a && b ? [a, b] : [], []),
    true,
  ),
  phrase(
    ' divide ',
    `${START}${LIST} (?:all |both )?divide ${ONE}`,
    (_, [list = [], of = []]) => allOf((n) => divides(n, of[0], true))(list, []),
    true,
  ),
  phrase(
    'divisible',
    `${START}${ONE} (?:is also|is then|is therefore|happens to be|is always) divisible by ${ONE}`,
    ([a, m]) => divides(m, a, true),
    true,
  ),
  phrase(
    'digit',
    `\\b(?:units|ones|last) digit of ${ONE} is the same as (?:the |that of )(?:(?:units|ones|last) digit of )?${ONE}`,
    ([a, b]) => (a && b ? congruent(a, b, number(10)) : null),
    true,
  ),
];
