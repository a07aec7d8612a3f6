import { Rational } from '../exact/rational.ts';
import { FUNCTIONS } from './functions.ts';
import { CalculationError, type BinaryOperator, type Tree } from './tree.ts';

/** Values of the quantities named so far. */
export type Values = ReadonlyMap<string, Rational>;

/** Past this an exact power is a number nobody reads. */
const EXPONENT_LIMIT = 2000;
const HUNDREDTH = Rational.of(1n, 100n);

function power(base: Rational, exponent: Rational): Rational {
  const size = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
  if (size > BigInt(EXPONENT_LIMIT) || exponent.denominator > 10n)
    throw new CalculationError('The power is too large.');
  const root = base.root(Number(exponent.denominator));
  if (root === null) throw new CalculationError(`A root of ${base.toString()} is not a fraction.`);
  return root.power(Number(exponent.numerator));
}

const BINARY: Readonly<Record<BinaryOperator, (left: Rational, right: Rational) => Rational>> = {
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
  '*': (left, right) => left.times(right),
  '/': (left, right) => left.over(right),
  '//': (left, right) => Rational.of(left.over(right).floor()),
  '%': (left, right) => left.minus(right.times(Rational.of(left.over(right).floor()))),
  '**': power,
};

function call(name: string, args: readonly Rational[]): Rational {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) throw new CalculationError(`There is no function “${name}”.`);
  return known(args);
}

/** The exact value of a relation. @throws CalculationError, RangeError for a division by zero, TooLarge */
export function evaluate(tree: Tree, values: Values): Rational {
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'percent':
      return evaluate(tree.of, values).times(HUNDREDTH);
    case 'negated':
      return evaluate(tree.of, values).negated();
    case 'binary':
      return BINARY[tree.operator](evaluate(tree.left, values), evaluate(tree.right, values));
    case 'call':
      return call(
        tree.name,
        tree.args.map((arg) => evaluate(arg, values)),
      );
    case 'name': {
      const value = values.get(tree.name);
      if (value === undefined) throw new CalculationError(`“${tree.name}” has no value yet.`);
      return value;
    }
  }
}
