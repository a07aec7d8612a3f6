import { integerRoot } from '../exact/integer.ts';
import type { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { bitLength } from '../exact/integer.ts';
import { spendWork } from '../exact/work.ts';
import type { Ball } from './ball.ts';
import { certainSign, mayBeZero } from './ball.ts';
import { NotComputable, NotDefined } from './failure.ts';

const guard = 24;

function abs(a: bigint): bigint {
  return a < 0n ? -a : a;
}

/** Ball arithmetic in fixed point with `bits` binary digits after the point; every result encloses the exact value. */
export class Arithmetic {
  static readonly #known = new Map<number, Arithmetic>();

  /** The arithmetic of this precision; its constants are computed once. */
  static of(bits: number): Arithmetic {
    const known = Arithmetic.#known.get(bits);
    if (known) return known;
    const made = new Arithmetic(bits);
    if (Arithmetic.#known.size > 60) Arithmetic.#known.clear();
    Arithmetic.#known.set(bits, made);
    return made;
  }

  readonly shift: bigint;
  readonly unit: bigint;
  readonly zero: Ball = { mid: 0n, rad: 0n };
  readonly one: Ball;
  #pi: Ball | null = null;
  #ln2: Ball | null = null;

  private constructor(readonly bits: number) {
    this.shift = BigInt(bits);
    this.unit = 1n << this.shift;
    this.one = { mid: this.unit, rad: 0n };
  }

  fromRational(value: Rational): Ball {
    const mid = (value.numerator << this.shift) / value.denominator;
    return { mid, rad: value.isInteger ? 0n : 1n };
  }

  fromInteger(value: number): Ball {
    return { mid: BigInt(value) << this.shift, rad: 0n };
  }

  toNumber(ball: Ball): number {
    const excess = Math.max(0, bitLength(ball.mid) - 900);
    return (
      (Number(ball.mid >> BigInt(excess)) / 2 ** Math.min(this.bits, 1000)) *
      2 ** (excess - Math.max(0, this.bits - 1000))
    );
  }

  add(a: Ball, b: Ball): Ball {
    return { mid: a.mid + b.mid, rad: a.rad + b.rad };
  }

  subtract(a: Ball, b: Ball): Ball {
    return { mid: a.mid - b.mid, rad: a.rad + b.rad };
  }

  negate(a: Ball): Ball {
    return { mid: -a.mid, rad: a.rad };
  }

  multiply(a: Ball, b: Ball): Ball {
    if (bitLength(a.mid) + bitLength(b.mid) > 200_000) throw new TooLarge('a number');
    const error = abs(a.mid) * b.rad + abs(b.mid) * a.rad + a.rad * b.rad;
    return { mid: (a.mid * b.mid) >> this.shift, rad: (error >> this.shift) + 2n };
  }

  divide(a: Ball, b: Ball): Ball {
    if (mayBeZero(b))
      throw b.rad === 0n ? new NotDefined('division by zero') : new NotComputable('a divisor near zero');
    const least = abs(b.mid) - b.rad;
    const mid = (a.mid << this.shift) / b.mid;
    const error = ((a.rad + ((abs(mid) * b.rad) >> this.shift) + 1n) << this.shift) / least;
    return { mid, rad: error + 2n };
  }

  /** Square root of a ball that is not negative. */
  sqrt(a: Ball): Ball {
    if (a.mid + a.rad < 0n) throw new NotDefined('the root of a negative number');
    const low = a.mid - a.rad;
    const root = (x: bigint): bigint => integerRoot(x << this.shift, 2);
    if (low <= 0n) {
      const high = root(a.mid + a.rad) + 1n;
      return { mid: high / 2n, rad: high / 2n + 1n };
    }
    const mid = root(a.mid);
    return { mid, rad: (a.rad << this.shift) / root(low) + 2n };
  }

  get pi(): Ball {
    // Machin: pi = 16 atan(1/5) - 4 atan(1/239)
    this.#pi ??= this.#rounded(16n * this.#inverseTangent(5n) - 4n * this.#inverseTangent(239n));
    return this.#pi;
  }

  get ln2(): Ball {
    // ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749)
    const at = (n: bigint): bigint => this.#inverseTangent(n, 1n);
    this.#ln2 ??= this.#rounded(18n * at(26n) - 2n * at(4801n) + 8n * at(8749n));
    return this.#ln2;
  }

  /** Where a series is summed: with guard bits, and its work counted. */
  #wide(): Arithmetic {
    spendWork((this.bits * this.bits) / 1200);
    return Arithmetic.of(this.bits + guard);
  }

  #rounded(wide: bigint): Ball {
    return { mid: wide >> BigInt(guard), rad: 2n };
  }

  /** `atan(1/n)` (or `atanh(1/n)` with sign 1) with guard bits. */
  #inverseTangent(n: bigint, sign: 1n | -1n = -1n): bigint {
    let term = (1n << (this.shift + BigInt(guard))) / n;
    let total = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term = (sign * term) / (n * n);
      total += term / k;
    }
    return total;
  }

  exp(a: Ball): Ball {
    const wide = this.#wide();
    const x = a.mid << BigInt(guard);
    if (abs(a.mid) >> this.shift > 40_000n) throw new TooLarge('an exponential');
    const k = x / wide.ln2.mid;
    const squarings = 12n;
    const r = (x - k * wide.ln2.mid) >> squarings;
    let [term, total] = [wide.unit, wide.unit];
    for (let n = 1n; term !== 0n; n++) {
      term = ((term * r) >> wide.shift) / n;
      total += term;
      if (term === -1n) break;
    }
    for (let s = 0n; s < squarings; s++) total = (total * total) >> wide.shift;
    const scaled = k >= 0n ? total << k : total >> -k;
    const mid = scaled >> BigInt(guard);
    const slack = (abs(k) + 4n) * ((mid >> this.shift) + 1n);
    return { mid, rad: this.#spread(a.rad, mid) + slack };
  }

  /** The error of a function with relative growth: value times (e^rad - 1), from above. */
  #spread(rad: bigint, value: bigint): bigint {
    if (rad === 0n) return 0n;
    if (rad > this.unit) throw new NotComputable('an exponent that is not known well enough');
    return (2n * rad * (abs(value) + 1n)) / this.unit + 1n;
  }

  /** Natural logarithm of a positive ball. */
  ln(a: Ball): Ball {
    const low = a.mid - a.rad;
    if (low <= 0n)
      throw a.mid + a.rad <= 0n
        ? new NotDefined('the logarithm of a number that is not positive')
        : new NotComputable('a logarithm near zero');
    const wide = this.#wide();
    const k = BigInt(bitLength(a.mid) - this.bits);
    const x = k >= 0n ? (a.mid << BigInt(guard)) >> k : a.mid << (BigInt(guard) - k);
    const ratio = ((x - wide.unit) << wide.shift) / (x + wide.unit);
    const square = (ratio * ratio) >> wide.shift;
    let [power, total] = [ratio, ratio];
    for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
      power = (power * square) >> wide.shift;
      total += power / n;
    }
    const mid = (2n * total + k * wide.ln2.mid) >> BigInt(guard);
    return { mid, rad: (a.rad << this.shift) / low + 4n + abs(k) };
  }

  /** Cosine and sine together. */
  cosSin(a: Ball): { readonly cos: Ball; readonly sin: Ball } {
    if (abs(a.mid) >> this.shift > 1n << 200n) throw new TooLarge('an angle');
    spendWork((this.bits * this.bits) / 1200);
    const wide = Arithmetic.of(this.bits + guard + Math.max(0, bitLength(a.mid) - this.bits));
    const extra = wide.shift - this.shift;
    const turn = 2n * wide.pi.mid;
    const x = (a.mid << extra) % turn;
    const halvings = 6n;
    const r = x >> halvings;
    const square = (r * r) >> wide.shift;
    let [c, s, cos, sin] = [wide.unit, r, wide.unit, r];
    for (let n = 1n; c !== 0n || s !== 0n; n++) {
      c = -((c * square) >> wide.shift) / ((2n * n - 1n) * (2n * n));
      s = -((s * square) >> wide.shift) / (2n * n * (2n * n + 1n));
      cos += c;
      sin += s;
      if (n > 10_000n) break;
    }
    for (let k = 0n; k < halvings; k++)
      [cos, sin] = [(cos * cos - sin * sin) >> wide.shift, (2n * sin * cos) >> wide.shift];
    const rad = a.rad + 8n;
    return { cos: { mid: cos >> extra, rad }, sin: { mid: sin >> extra, rad } };
  }

  atan(a: Ball): Ball {
    const wide = this.#wide();
    let x = a.mid << BigInt(guard);
    for (let k = 0; k < 4; k++) {
      const root = integerRoot((wide.unit << wide.shift) + x * x, 2);
      x = (x << wide.shift) / (wide.unit + root);
    }
    const square = (x * x) >> wide.shift;
    let [power, total] = [x, x];
    for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
      power = -((power * square) >> wide.shift);
      total += power / n;
    }
    return { mid: (16n * total) >> BigInt(guard), rad: a.rad + 4n };
  }

  /** The angle of the point (x, y), in (-pi, pi]; undefined at the origin. */
  atan2(y: Ball, x: Ball): Ball {
    if (certainSign(x) > 0) return this.atan(this.divide(y, x));
    if (certainSign(y) !== 0) {
      const half: Ball = { mid: this.pi.mid / 2n, rad: 3n };
      const rest = this.atan(this.divide(x, y));
      return this.subtract(certainSign(y) > 0 ? half : this.negate(half), rest);
    }
    if (certainSign(x) < 0 && y.mid === 0n && y.rad === 0n) return this.pi;
    if (x.rad === 0n && y.rad === 0n) throw new NotDefined('the angle of zero');
    throw new NotComputable('an angle near the branch cut');
  }
}
