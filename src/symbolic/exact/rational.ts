import { absInteger, bitLength, gcd, integerRoot, isSmall, smallGcd } from './integer.ts';
import { requireBits } from './tooLarge.ts';

/** An exact rational in lowest terms, its denominator positive. Immutable. */
export class Rational {
  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);
  static readonly half = new Rational(1n, 2n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** `numerator / denominator` in lowest terms; a zero denominator throws RangeError. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    const [n, d] = [BigInt(numerator), BigInt(denominator)];
    if (d === 0n) throw new RangeError('division by zero');
    if (d === 1n) return new Rational(n, 1n);
    if (isSmall(n) && isSmall(d)) return Rational.#small(Number(n), Number(d));
    const common = d < 0n ? -gcd(n, d) : gcd(n, d);
    return new Rational(n / common, d / common);
  }

  static #small(n: number, d: number): Rational {
    const common = d < 0 ? -smallGcd(n, d) : smallGcd(n, d);
    return new Rational(BigInt(n / common), BigInt(d / common));
  }

  /** Reads `12`, `-3.50`, `.5`, `1e-3` exactly; null for anything else. */
  static parse(text: string): Rational | null {
    const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,5}))?$/.exec(text.trim());
    if (!match) return null;
    const [, sign, whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return null;
    const value = Rational.of(BigInt(whole + fraction || '0'), 10n ** BigInt(fraction.length));
    const scaled = value.times(Rational.of(10n).power(Number(exponent)));
    return sign === '-' ? scaled.negated() : scaled;
  }

  get isZero(): boolean {
    return this.numerator === 0n;
  }

  get isOne(): boolean {
    return this.numerator === 1n && this.denominator === 1n;
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  get sign(): -1 | 0 | 1 {
    if (this.numerator === 0n) return 0;
    return this.numerator < 0n ? -1 : 1;
  }

  plus(other: Rational): Rational {
    if (this.denominator === 1n && other.denominator === 1n) return new Rational(this.numerator + other.numerator, 1n);
    return Rational.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    if (this.denominator === 1n && other.denominator === 1n) return new Rational(this.numerator * other.numerator, 1n);
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  over(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  inverted(): Rational {
    return Rational.of(this.denominator, this.numerator);
  }

  abs(): Rational {
    return new Rational(absInteger(this.numerator), this.denominator);
  }

  /** The integer power; a result past the size limit throws TooLarge. */
  power(exponent: number): Rational {
    const size = Math.abs(exponent);
    const bits = Math.max(bitLength(this.numerator), bitLength(this.denominator));
    requireBits(bits <= 1 ? 1 : bits * size, 'a power');
    const k = BigInt(size);
    const raised = new Rational(this.numerator ** k, this.denominator ** k);
    return exponent < 0 ? raised.inverted() : raised;
  }

  /** The exact real k-th root, or null when it is not rational. Odd roots of negative numbers are negative. */
  root(k: number): Rational | null {
    if (this.numerator < 0n) {
      if (k % 2 === 0) return null;
      return this.negated().root(k)?.negated() ?? null;
    }
    const [n, d] = [integerRoot(this.numerator, k), integerRoot(this.denominator, k)];
    if (n ** BigInt(k) !== this.numerator || d ** BigInt(k) !== this.denominator) return null;
    return new Rational(n, d);
  }

  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator < 0n && !this.isInteger ? quotient - 1n : quotient;
  }

  /** -1, 0 or 1 as this is less than, equal to or greater than `other`. */
  compare(other: Rational): -1 | 0 | 1 {
    if (this.equals(other)) return 0;
    return this.numerator * other.denominator < other.numerator * this.denominator ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  /** The nearest double; for plotting and search only, never for a verdict. */
  toNumber(): number {
    const shift = Math.max(bitLength(this.numerator), bitLength(this.denominator)) - 1000;
    if (shift <= 0) return Number(this.numerator) / Number(this.denominator);
    const scaled = (this.numerator << 64n) / this.denominator;
    return Number(scaled) / 2 ** 64;
  }

  /** Whether the decimal expansion ends. */
  get isDecimal(): boolean {
    let rest = this.denominator;
    while (rest % 2n === 0n) rest /= 2n;
    while (rest % 5n === 0n) rest /= 5n;
    return rest === 1n;
  }

  /** `7/2`, `-3`. */
  toString(): string {
    return this.isInteger ? this.numerator.toString() : `${this.numerator.toString()}/${this.denominator.toString()}`;
  }
}
