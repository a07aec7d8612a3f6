import { binomial, factorial, gcd, isPrime, lcm, modulo } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import type { Environment } from './environment.ts';
import { NotComputable, NotDefined } from './failure.ts';
import type { Value } from './value.ts';
import { asInteger, asRational, exact, isReal, toBall } from './value.ts';

type Evaluator = (args: readonly Value[], env: Environment) => Value;

function integers(args: readonly Value[]): readonly bigint[] {
  return args.map((arg) => {
    const value = asInteger(arg);
    if (value === null) throw new NotComputable('a function of integers at a number that is not one');
    return value;
  });
}

function whole(value: bigint): Value {
  return exact(Rational.of(value));
}

function factorialValue(args: readonly Value[]): Value {
  const [n = 0n] = integers(args);
  if (n < 0n) throw new NotDefined('the factorial of a negative number');
  return whole(factorial(n));
}

function doubleFactorial(args: readonly Value[]): Value {
  const [n = 0n] = integers(args);
  let result = 1n;
  if (n > 3000n || n < -1n) throw new NotComputable('this double factorial');
  for (let k = n; k > 1n; k -= 2n) result *= k;
  return whole(result);
}

/** Binomial coefficients; the upper number may be any rational (the polynomial in it). */
function binomialValue(args: readonly Value[]): Value {
  const [top, bottom] = args;
  const [n, k] = [asRational(top ?? whole(0n)), asInteger(bottom ?? whole(0n))];
  if (!n || k === null) throw new NotComputable('a binomial coefficient');
  if (n.isInteger) return whole(binomial(n.numerator, k));
  if (k < 0n || k > 500n) throw new NotComputable('a binomial coefficient');
  let result = Rational.one;
  for (let j = 0n; j < k; j++) result = result.times(n.minus(Rational.of(j))).over(Rational.of(j + 1n));
  return exact(result);
}

function rounded(direction: 'floor' | 'ceil' | 'round'): Evaluator {
  return (args, env) => {
    const [x] = args;
    if (!x || !isReal(x)) throw new NotComputable('rounding');
    const rational = asRational(x);
    if (rational) return whole(roundRational(rational, direction));
    const { mid, rad } = toBall(x, env.arithmetic).re;
    const unit = Rational.of(1n, env.arithmetic.real.unit);
    const [low, high] = [mid - rad, mid + rad].map((end) => roundRational(Rational.of(end).times(unit), direction));
    if (low === undefined || low !== high) throw new NotComputable('rounding of a number near an integer');
    return whole(low);
  };
}

function roundRational(value: Rational, direction: 'floor' | 'ceil' | 'round'): bigint {
  if (direction === 'ceil') return -value.negated().floor();
  return direction === 'floor' ? value.floor() : value.plus(Rational.half).floor();
}

function permutations(args: readonly Value[]): Value {
  const [n = 0n, k = 0n] = integers(args);
  if (k < 0n || k > 3000n) throw new NotComputable('a number of permutations');
  let result = 1n;
  for (let j = 0n; j < k; j++) result *= n - j;
  return whole(result);
}

function remainder(args: readonly Value[]): Value {
  const [a, m] = args.map(asRational);
  if (!a || !m) throw new NotComputable('a remainder');
  if (m.isZero) throw new NotDefined('a remainder by zero');
  if (a.isInteger && m.isInteger) return whole(modulo(a.numerator, m.numerator));
  return exact(a.minus(m.times(Rational.of(a.over(m).floor()))));
}

/** Functions that take integers (or round to them). */
export const integerFunctions: Readonly<Record<string, Evaluator>> = {
  factorial: factorialValue,
  doubleFactorial,
  binomial: binomialValue,
  permutations,
  floor: rounded('floor'),
  ceil: rounded('ceil'),
  round: rounded('round'),
  gcd: (args) => whole(integers(args).reduce(gcd)),
  lcm: (args) => whole(integers(args).reduce(lcm)),
  mod: remainder,
  isPrime: (args) => whole(isPrime(integers(args)[0] ?? 0n) ? 1n : 0n),
};
