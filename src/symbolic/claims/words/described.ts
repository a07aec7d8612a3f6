import { truthAt } from '../../decide/truthAt.ts';
import { gcd, isPrime, modulo } from '../../exact/integer.ts';
import { call, number } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import type { HybridText } from '../hybridText.ts';
import { OPERAND } from '../hybridText.ts';
import { isStatement } from '../isStatement.ts';
import { boundsOf } from './bounds.ts';
import { integerOf } from './values.ts';

/** Whole numbers told by words; where the words leave open whether an end belongs to them, there are several readings. */
export interface Described {
  readonly readings: () => readonly (readonly bigint[])[];
  /** Where more numbers may follow past those that were looked at: then only those at the other end are known. */
  readonly goesOn: 'up' | 'down' | null;
  /** Where the description ends in the text. */
  readonly end: number;
}

interface Range {
  low: bigint | null;
  high: bigint | null;
  /** Whether the low or the high end may be left out as well. */
  openLow: boolean;
  openHigh: boolean;
}

type Belongs = (k: bigint) => boolean;

const widest = 100_000n;
/** How far numbers without an upper end are looked at. */
const farthest = 2_000n;
const DIGITS = ['', 'one', 'two', 'three', 'four', 'five'];

/** Reads a description such as `positive multiples of 7 less than 100` or `two-digit primes` at a place of a text. */
export function readDescribed(hybrid: HybridText, at: number): Described | null {
  const reader = new Reader(hybrid, at);
  return reader.read();
}

class Reader {
  readonly #hybrid: HybridText;
  #at: number;
  readonly #tests: Belongs[] = [];
  /** A condition was met that could not be read. */
  #broken = false;
  readonly #range: Range = { low: null, high: null, openLow: false, openHigh: false };

  constructor(hybrid: HybridText, at: number) {
    this.#hybrid = hybrid;
    this.#at = at;
  }

  read(): Described | null {
    this.#adjectives();
    if (!this.#noun()) return null;
    let end = this.#at;
    while (this.#condition()) {
      end = this.#at;
      this.#take(/,? (?:and|but|that are also|which are also)(?= )/y);
    }
    if (this.#broken) return null;
    this.#at = end;
    const { openLow, openHigh } = this.#range;
    const [low, high, goesOn] = this.#ends();
    if (low === null || high === null || high - low > widest || low > high) return null;
    const lows = openLow ? [low + 1n, low] : [low];
    const highs = openHigh ? [high - 1n, high] : [high];
    const readings = (): readonly (readonly bigint[])[] =>
      lows.flatMap((from) => highs.map((to) => this.#members(from, to)));
    return { readings, goesOn, end };
  }

  /** The ends of the range; where one is missing, numbers are looked at as far as it is useful. */
  #ends(): readonly [low: bigint | null, high: bigint | null, goesOn: Described['goesOn']] {
    const { low, high } = this.#range;
    if (this.#tests.length === 0 || (low === null) === (high === null)) return [low, high, null];
    return low !== null ? [low, low + farthest, 'up'] : [(high ?? 0n) - farthest, high, 'down'];
  }

  #members(low: bigint, high: bigint): readonly bigint[] {
    const members: bigint[] = [];
    for (let k = low; k <= high; k++) if (this.#tests.every((test) => test(k))) members.push(k);
    return members;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#hybrid.text);
    if (match) this.#at += match[0].length;
    return match;
  }

  /** The whole number at this place. */
  #number(lead: string): bigint | null {
    const match = this.#take(numberAfter(lead));
    const [value, ...more] = this.#hybrid.operands(match?.[1] ?? '');
    return match && more.length === 0 && value ? integerOf(value) : null;
  }

  #adjectives(): void {
    const word =
      /(positive|negative|non-?negative|even|odd|distinct|different|possible|consecutive|whole|natural|(?:one|two|three|four|five|single|[1-5])-digit) (?!numbers? line)/y;
    for (let match = this.#take(word); match; match = this.#take(word)) {
      const adjective = match[1] ?? '';
      if (/^(?:positive|whole|natural)$/.test(adjective)) this.#from(1n);
      else if (adjective.startsWith('non')) this.#from(0n);
      else if (adjective === 'negative') this.#to(-1n);
      else if (adjective === 'even') this.#tests.push((k) => k % 2n === 0n);
      else if (adjective === 'odd') this.#tests.push((k) => k % 2n !== 0n);
      else if (adjective.endsWith('-digit')) this.#digits(adjective.slice(0, -6));
    }
  }

  #digits(word: string): void {
    const count = word === 'single' ? 1 : DIGITS.includes(word) ? DIGITS.indexOf(word) : Number(word);
    this.#from(count === 1 ? 1n : 10n ** BigInt(count - 1));
    this.#to(10n ** BigInt(count) - 1n);
  }

  #from(low: bigint): void {
    if (this.#range.low === null || low > this.#range.low) [this.#range.low, this.#range.openLow] = [low, false];
  }

  #to(high: bigint): void {
    if (this.#range.high === null || high < this.#range.high) [this.#range.high, this.#range.openHigh] = [high, false];
  }

  #noun(): boolean {
    if (
      this.#take(
        /(?:integers?|numbers?)\b(?: values?\b(?= (?:of|for) [\uE000-\uF8FF]))?(?! (?:on|in)\b)(?! of (?![\uE000-\uF8FF]))/y,
      )
    )
      return true;
    if (this.#take(/primes?(?: numbers?)?\b/y)) return this.#all(isPrime, 2n);
    if (this.#take(/composites?(?: numbers?| integers?)?\b/y)) return this.#all((k) => k > 3n && !isPrime(k), 4n);
    if (this.#take(/(?:perfect )?squares?\b(?! of)/y)) return this.#all((k) => isPower(k, 2), 1n);
    if (this.#take(/(?:perfect )?cubes?\b(?! of)/y)) return this.#all((k) => isPower(k, 3), 1n);
    if (this.#take(/multiples? of/y)) return this.#of((k, n) => k % n === 0n, 1n);
    if (this.#take(/(?:factors?|divisors?) of/y)) {
      const of = this.#number(' ');
      if (of === null || of < 1n || of > widest) return false;
      this.#to(of);
      return this.#all((k) => k !== 0n && of % k === 0n, 1n);
    }
    return false;
  }

  #all(test: Belongs, low: bigint): boolean {
    this.#tests.push(test);
    if (this.#range.low === null) this.#from(low);
    return true;
  }

  #of(test: (k: bigint, n: bigint) => boolean, low: bigint): boolean {
    const n = this.#number(' ');
    return n !== null && n > 0n && this.#all((k) => test(k, n), low);
  }

  /** One more condition: a bound, a range, a divisor. */
  #condition(): boolean {
    const start = this.#at;
    this.#take(/,? (?:that|which) (?:are|is)(?= (?!the ))/y);
    if (
      this.#bound() ||
      this.#divisor() ||
      this.#lastDigit() ||
      this.#dividing() ||
      this.#besideMultiple() ||
      this.#multipleOf() ||
      this.#remainder() ||
      this.#formula()
    )
      return true;
    this.#at = start;
    return false;
  }

  #bound(): boolean {
    if (this.#realBound()) return true;
    const from = this.#number(' (?:between|from) ');
    if (from !== null) {
      const between = this.#hybrid.text.slice(0, this.#at).includes('between ');
      const to = this.#number('(?:,? inclusive)? (?:and|to|through) ');
      if (to === null) return false;
      [this.#range.low, this.#range.high] = [from, to];
      const closed = this.#take(/,? \(?inclusive\)?/y) !== null || !between;
      [this.#range.openLow, this.#range.openHigh] = [!closed, !closed];
      return true;
    }
    const below = this.#number('(?: units?)? (?:less than|smaller than|below|under) ');
    if (below !== null)
      return this.#bounded(() => {
        this.#to(below - 1n);
      });
    const upTo = this.#number(' (?:less than or equal to|not exceeding|no greater than|at most|up to) ');
    if (upTo !== null)
      return this.#bounded(() => {
        this.#to(upTo);
      });
    const above = this.#number(' (?:greater than|larger than|bigger than|above|more than) ');
    return (
      above !== null &&
      this.#bounded(() => {
        this.#range.low = above + 1n;
      })
    );
  }

  /** ` between $\\frac{17}{4}$ and $\\frac{35}{2}$`: ends that are no whole numbers belong to no reading. */
  #realBound(): boolean {
    const start = this.#at;
    const match = this.#take(realEnds);
    const [low, ...more] = this.#hybrid.operands(match?.[1] ?? '');
    const [high, ...others] = this.#hybrid.operands(match?.[2] ?? '');
    const [from, to] = [low && integerOf(call('ceil', low)), high && integerOf(call('floor', high))];
    const whole = low && high && (integerOf(low) !== null || integerOf(high) !== null);
    if (whole !== false || more.length + others.length > 0 || typeof from !== 'bigint' || typeof to !== 'bigint') {
      this.#at = start;
      return false;
    }
    [this.#range.low, this.#range.high, this.#range.openLow, this.#range.openHigh] = [from, to, false, false];
    return true;
  }

  #bounded(set: () => void): boolean {
    set();
    return true;
  }

  /** ` that are factors of 180`, ` that are multiples of 9`. */
  #multipleOf(): boolean {
    const factors = this.#take(/ (factors|divisors|multiples) of(?= )/y);
    if (!factors) return false;
    const of = this.#number(' ');
    if (of === null || of < 1n || of > widest) return this.#break();
    if (factors[1] === 'multiples') this.#tests.push((k) => k % of === 0n);
    else {
      this.#to(of);
      this.#tests.push((k) => k !== 0n && of % k === 0n);
    }
    return true;
  }

  /** ` that leaves a remainder of 4 when divided by 5 and a remainder of 6 when divided by 7`. */
  #remainder(): boolean {
    if (!this.#take(/(?: (?:that|which))? (?:leaves?|has|have|with)(?= a remainder)/y)) return false;
    do {
      const left = this.#number(' a remainder of ');
      const divisor = this.#number(' (?:when|if|upon being) divided by ');
      if (left === null || divisor === null || divisor < 1n) return this.#break();
      this.#tests.push((k) => modulo(k, divisor) === left);
    } while (this.#take(/,? and(?= a remainder)/y));
    return true;
  }

  /** ` $n$ such that $n^2 < 50$`, ` that satisfy $2n + 1 < 9$`, ` $-3 \\le n \\le 3$`. */
  #formula(): boolean {
    const start = this.#at;
    const next = this.#operand();
    if (next && isStatement(next)) return this.#satisfying(next);
    this.#at = start;
    const lead = this.#take(
      /(?: values?)?(?: (?:of|for))?(?: [\uE000-\uF8FF]+)?,? (?:such that|for which|so that|(?:that|which) satisf(?:y|ies)(?: the (?:inequality|equation|congruence))?|satisfying|satisf(?:y|ies))(?= )/y,
    );
    const condition = lead && this.#operand();
    if (!lead) return false;
    return condition && isStatement(condition) ? this.#satisfying(condition) : this.#break();
  }

  #operand(): Expr | null {
    const match = this.#take(/ ([\uE000-\uF8FF]+)/y);
    const [operand, ...more] = this.#hybrid.operands(match?.[1] ?? '');
    return more.length === 0 ? (operand ?? null) : null;
  }

  #satisfying(condition: Expr): boolean {
    const [name, ...others] = freeSymbols(condition);
    if (name === undefined || others.length > 0) return this.#break();
    const [low, high] = boundsOf(condition, name);
    if (low !== null) this.#from(low);
    if (high !== null) this.#to(high);
    this.#tests.push((k) => truthAt(condition, new Map([[name, number(k)]])) === true);
    return true;
  }

  #break(): boolean {
    this.#broken = true;
    return false;
  }

  /** ` that ends in a 9`. */
  #lastDigit(): boolean {
    const digit = this.#number('(?: that| which)? (?:ends?|ending) (?:in|with) (?:a |an )?');
    if (digit === null || digit < 0n || digit > 9n) return false;
    this.#tests.push((k) => k >= 0n && k % 10n === digit);
    return true;
  }

  /** ` that are 1 less than a multiple of 5`. */
  #besideMultiple(): boolean {
    const start = this.#at;
    const away = this.#number(' ');
    const side = away === null ? null : this.#take(/ (more|greater|less) than a multiple of(?= )/y);
    const of = side && this.#number(' ');
    if (away === null || !side || of === null || of < 1n) {
      this.#at = start;
      return false;
    }
    const left = side[1] === 'less' ? -away : away;
    this.#tests.push((k) => modulo(k - left, of) === 0n);
    return true;
  }

  /** ` that divide 40`. */
  #dividing(): boolean {
    const of = this.#number(' (?:that |which )?(?:evenly )?divides?(?: exactly| evenly)?(?: into)? ');
    if (of === null || of < 1n || of > widest) return false;
    this.#to(of);
    this.#tests.push((k) => k !== 0n && of % k === 0n);
    return true;
  }

  #divisor(): boolean {
    const divisor = this.#number('(?: that is| which is| is)? (?:evenly )?divisible by (?:both )?');
    if (divisor === null || divisor < 1n) return false;
    this.#tests.push((k) => k % divisor === 0n);
    const other = this.#number(' and ');
    if (other !== null && other > 0n) this.#tests.push((k) => gcd(k, other) === other);
    return true;
  }
}

const leads = new Map<string, RegExp>();

/** The pattern of a number after certain words, made once. */
function numberAfter(lead: string): RegExp {
  const pattern = leads.get(lead) ?? new RegExp(`${lead}(${OPERAND})(?![\\d/*+^%°]|[.,]\\d)`, 'y');
  leads.set(lead, pattern);
  return pattern;
}

/** ` between $\\frac{17}{4}$ and $\\frac{35}{2}$`. */
const realEnds = new RegExp(
  ` (?:are there |that are |which are )?(?:between|from) (${OPERAND}) (?:and|to) (${OPERAND})(?![\\d/*+^%°]|[.,]\\d)`,
  'y',
);

function isPower(k: bigint, exponent: 2 | 3): boolean {
  if (k < 0n) return false;
  const root = BigInt(Math.round(exponent === 2 ? Math.sqrt(Number(k)) : Math.cbrt(Number(k))));
  return root ** BigInt(exponent) === k;
}
