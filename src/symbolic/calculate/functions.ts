import { Rational } from '../exact/rational.ts';
import { CalculationError } from './tree.ts';

type Numeric = (args: readonly Rational[]) => Rational;

function only(args: readonly Rational[]): Rational {
  const [first] = args;
  if (first === undefined || args.length !== 1) throw new CalculationError('One number is needed there.');
  return first;
}

function extreme(args: readonly Rational[], sign: 1 | -1): Rational {
  if (args.length === 0) throw new CalculationError('A number is needed there.');
  return args.reduce((best, next) => (next.compare(best) === sign ? next : best));
}

const whole = (value: bigint): Rational => Rational.of(value);
const ceiling = (value: Rational): bigint => -value.negated().floor();

/** Halves go to the even neighbour, as programming languages round. */
function nearest(value: Rational): bigint {
  const below = value.floor();
  const rest = value.minus(whole(below)).compare(Rational.half);
  if (rest !== 0) return rest < 0 ? below : below + 1n;
  return below % 2n === 0n ? below : below + 1n;
}

function rounded([value, digits]: readonly Rational[]): Rational {
  if (value === undefined) throw new CalculationError('A number is needed there.');
  const scale = Rational.of(10).power(Number(digits?.floor() ?? 0n));
  return whole(nearest(value.times(scale))).over(scale);
}

function rootOf(value: Rational, degree: number): Rational {
  const root = value.root(degree);
  if (root === null) throw new CalculationError(`The root of ${value.toString()} is not a fraction.`);
  return root;
}

function remainder(one: Rational, other: Rational): Rational {
  return one.minus(other.times(whole(one.over(other).floor())));
}

function common(args: readonly Rational[]): Rational {
  return args.reduce((one, other) => (other.isZero ? one : common([other, remainder(one, other)])));
}

/** The functions a relation may use; each is exact or says why it cannot be. */
export const FUNCTIONS: Readonly<Record<string, Numeric>> = {
  abs: (args) => only(args).abs(),
  min: (args) => extreme(args, -1),
  max: (args) => extreme(args, 1),
  sum: (args) => args.reduce((sum, next) => sum.plus(next), Rational.zero),
  round: rounded,
  floor: (args) => whole(only(args).floor()),
  ceil: (args) => whole(ceiling(only(args))),
  int: (args) => (only(args).sign < 0 ? whole(ceiling(only(args))) : whole(only(args).floor())),
  float: only,
  Fraction: ([top = Rational.zero, bottom = Rational.one]) => top.over(bottom),
  sqrt: (args) => rootOf(only(args), 2),
  cbrt: (args) => rootOf(only(args), 3),
  gcd: common,
  lcm: (args) =>
    args.reduce((one, other) =>
      one
        .times(other)
        .abs()
        .over(common([one, other])),
    ),
  mod: ([one = Rational.zero, other = Rational.zero]) => remainder(one, other),
};
