import { TooLarge } from './tooLarge.ts';
import { spendWork } from './work.ts';

/** Absolute value. */
export function absInteger(a: bigint): bigint {
  return a < 0n ? -a : a;
}

/** Whether a double holds the integer exactly. */
export function isSmall(a: bigint): boolean {
  return a <= 9_007_199_254_740_991n && a >= -9_007_199_254_740_991n;
}

/** Greatest common divisor of two integers held in doubles, never negative. */
export function smallGcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** Greatest common divisor, never negative. */
export function gcd(a: bigint, b: bigint): bigint {
  if (isSmall(a) && isSmall(b)) return BigInt(smallGcd(Number(a), Number(b)));
  let [x, y] = [absInteger(a), absInteger(b)];
  for (let steps = 1; y > 1n; steps++) {
    [x, y] = [y, x % y];
    if (steps % 64 === 0) spendWork(16);
  }
  if (y === 1n) return 1n;
  return x;
}

/** Least common multiple, never negative. */
export function lcm(a: bigint, b: bigint): bigint {
  return a === 0n || b === 0n ? 0n : absInteger((a / gcd(a, b)) * b);
}

/** Bits of the absolute value (0 for 0). */
export function bitLength(a: bigint): number {
  if (a < 4_294_967_296n && a > -4_294_967_296n) return 32 - Math.clz32(Number(absInteger(a)));
  const text = absInteger(a).toString(16);
  return text === '0' ? 0 : (text.length - 1) * 4 + (32 - Math.clz32(parseInt(text.charAt(0), 16)));
}

/** The remainder in `[0, |m|)`. */
export function modulo(a: bigint, m: bigint): bigint {
  const size = absInteger(m);
  const rest = a % size;
  return rest < 0n ? rest + size : rest;
}

/** Floor of the k-th root of `a >= 0`. */
export function integerRoot(a: bigint, k: number): bigint {
  if (a < 2n) return a;
  const degree = BigInt(k);
  let x = k === 2 ? aboveSquareRoot(a) : 1n << BigInt(Math.ceil(bitLength(a) / k) + 1);
  for (;;) {
    spendWork(1);
    const next = ((degree - 1n) * x + a / x ** (degree - 1n)) / degree;
    if (next >= x) return x;
    x = next;
  }
}

/** A number above the square root that shares its first bits with it, so that few steps are left. */
function aboveSquareRoot(a: bigint): bigint {
  const half = Math.max(0, Math.ceil((bitLength(a) - 52) / 2));
  return BigInt(Math.floor(Math.sqrt(Number(a >> BigInt(2 * half)))) + 2) << BigInt(half);
}

/** `base^exponent mod m` for `exponent >= 0`. */
export function powerModulo(base: bigint, exponent: bigint, m: bigint): bigint {
  let [result, square, rest] = [modulo(1n, m), modulo(base, m), exponent];
  while (rest > 0n) {
    if (rest & 1n) result = modulo(result * square, m);
    square = modulo(square * square, m);
    rest >>= 1n;
  }
  return result;
}

/** The inverse of `a` modulo `m`, or null when they share a factor. */
export function inverseModulo(a: bigint, m: bigint): bigint | null {
  let [r0, r1, s0, s1] = [absInteger(m), modulo(a, m), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return r0 === 1n ? modulo(s0, m) : null;
}

/**
 * Prime factors by trial division with their exponents; what is left past the bound is kept as one factor, so the
 * product is always `a`. For `a >= 1`.
 */
export function factorize(a: bigint, bound = 10_000n): Map<bigint, number> {
  const factors = new Map<bigint, number>();
  let rest = a;
  for (let p = 2n; p <= bound && p * p <= rest; p += p === 2n ? 1n : 2n) {
    while (rest % p === 0n) {
      factors.set(p, (factors.get(p) ?? 0) + 1);
      rest /= p;
    }
  }
  if (rest > 1n) factors.set(rest, (factors.get(rest) ?? 0) + 1);
  return factors;
}

/** `n!`, exact; fails with {@link TooLarge} past 3000. */
export function factorial(n: bigint): bigint {
  if (n > 3000n) throw new TooLarge(`${n.toString()}!`);
  let product = 1n;
  for (let k = 2n; k <= n; k++) product *= k;
  return product;
}

/** The binomial coefficient for integer `n` and `k >= 0`. */
export function binomial(n: bigint, k: bigint): bigint {
  if (k < 0n) return 0n;
  const small = n >= 0n && n - k < k ? n - k : k;
  if (small < 0n) return 0n;
  if (small > 3000n) throw new TooLarge('a binomial coefficient');
  let result = 1n;
  for (let j = 1n; j <= small; j++) result = (result * (n - small + j)) / j;
  return result;
}

/** Whether `n` is prime, by trial division; fails with {@link TooLarge} past 10^12. */
export function isPrime(n: bigint): boolean {
  if (n < 2n) return false;
  if (n > 1_000_000_000_000n) throw new TooLarge('a primality test');
  for (let p = 2n; p * p <= n; p += p === 2n ? 1n : 2n) if (n % p === 0n) return false;
  return true;
}
