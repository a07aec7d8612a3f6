import { Rational } from '../exact/rational.ts';
import { bitLength } from '../exact/integer.ts';
import { TooLarge, requireBits } from '../exact/tooLarge.ts';
import type { Expr, PowerExpr } from '../expression/expr.ts';
import { certainSign } from './ball.ts';
import type { Environment } from './environment.ts';
import { NotDefined } from './failure.ts';
import type { Value } from './value.ts';
import { asInteger, asRational, exact, isReal, toBall } from './value.ts';
import { integerPower, negateValue } from './valueArithmetic.ts';

type Evaluate = (expr: Expr, env: Environment) => Value;

/** `base^exponent`: exact for integer exponents and exact roots; principal branch when complex. */
export function evaluatePower(expr: PowerExpr, env: Environment, evaluate: Evaluate): Value {
  const base = evaluate(expr.base, env);
  const exponent = evaluate(expr.exponent, env);
  return raise(base, exponent, env, expr.base.kind === 'constant' && expr.base.name === 'e');
}

/** The power of two values; `natural` says that the base is e itself. */
export function raise(base: Value, exponent: Value, env: Environment, natural = false): Value {
  const k = asInteger(exponent);
  if (k !== null) return wholePower(base, k, env);
  const ratio = asRational(exponent);
  if (ratio) {
    const rational = rationalPower(base, ratio, env);
    if (rational) return rational;
  }
  const c = env.arithmetic;
  if (natural) return { kind: 'ball', ball: c.exp(toBall(exponent, c)) };
  if (base.kind === 'exact' && base.im.isZero && base.re.isOne) return base;
  if (!env.complex && isReal(base) && isReal(exponent) && certainSign(toBall(base, c).re) < 0) {
    throw new NotDefined('a negative number to a power that is not an integer');
  }
  return { kind: 'ball', ball: c.power(toBall(base, c), toBall(exponent, c)) };
}

function wholePower(base: Value, k: bigint, env: Environment): Value {
  const size = k < 0n ? -k : k;
  if (base.kind === 'exact' && base.im.isZero) {
    const { numerator, denominator } = base.re;
    const bits = Math.max(bitLength(numerator), bitLength(denominator));
    if (bits > 1) requireBits(bits * Number(size), 'a power');
    else return unitPower(base.re, k);
  }
  if (size > 1_000_000n) throw new TooLarge('a power');
  return integerPower(base, Number(k), env.arithmetic);
}

/** Powers of 0, 1 and -1, for exponents of any size. */
function unitPower(base: Rational, k: bigint): Value {
  if (base.isZero) {
    if (k <= 0n) throw new NotDefined(k === 0n ? '0^0' : 'division by zero');
    return exact(Rational.zero);
  }
  return exact(base.isOne || k % 2n === 0n ? Rational.one : base);
}

/** A rational power of an exact or real base, where it has a value of its own kind; null to go on by logarithms. */
function rationalPower(base: Value, ratio: Rational, env: Environment): Value | null {
  const degree = Number(ratio.denominator);
  const real = asRational(base);
  const c = env.arithmetic;
  if (real && degree <= 1000) {
    const useReal = real.sign >= 0 || (!env.complex && degree % 2 === 1);
    const root = useReal ? real.root(degree) : null;
    if (root) return wholePower(exact(root), ratio.numerator, env);
    if (env.complex && degree === 2 && real.sign < 0) return imaginaryRoot(real, ratio, env);
  }
  if (env.complex || !isReal(base)) return sqrtBall(base, ratio, env);
  const ball = toBall(base, c).re;
  if (degree === 2) return wholePower({ kind: 'ball', ball: c.of(c.real.sqrt(ball)) }, ratio.numerator, env);
  const sign = certainSign(ball);
  if (sign >= 0) return null;
  if (degree % 2 === 0) throw new NotDefined('an even root of a negative number');
  const positive = raise(negateValue(base, c), exact(ratio), env);
  return ratio.numerator % 2n === 0n ? positive : negateValue(positive, c);
}

function sqrtBall(base: Value, ratio: Rational, env: Environment): Value | null {
  const c = env.arithmetic;
  if (ratio.denominator !== 2n || !isReal(base)) return null;
  const ball = toBall(base, c).re;
  if (certainSign(ball) <= 0) return null;
  return wholePower({ kind: 'ball', ball: c.of(c.real.sqrt(ball)) }, ratio.numerator, env);
}

function imaginaryRoot(real: Rational, ratio: Rational, env: Environment): Value {
  const size = real.negated().root(2);
  const c = env.arithmetic;
  const root: Value = size
    ? exact(Rational.zero, size)
    : { kind: 'ball', ball: { re: c.real.zero, im: c.real.sqrt(c.real.fromRational(real.negated())) } };
  return wholePower(root, ratio.numerator, env);
}
