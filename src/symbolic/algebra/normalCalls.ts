import { factorial as factorialOf } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { call, difference, number, product, quotient, sum } from '../expression/build.ts';
import type { CallExpr, Expr } from '../expression/expr.ts';
import { NotComputable } from '../numeric/failure.ts';
import type { Fraction } from './fraction.ts';
import {
  addFractions,
  constantFraction,
  fraction,
  invertFraction,
  multiplyFractions,
  negateFraction,
} from './fraction.ts';
import type { Generators } from './generators.ts';
import { exponentialOf, logarithmOf } from './normalExponentials.ts';
import { rationalPower } from './normalPowers.ts';
import type { Polynomial } from './polynomial.ts';
import { constantOf, generatorPower, polynomialKey, scalePolynomial, whole } from './polynomial.ts';
import { reduce } from './reduce.ts';

type Recurse = (expr: Expr) => Fraction;
type Normalizer = (args: readonly Fraction[], generators: Generators) => Fraction;

function arg(args: readonly Fraction[]): Fraction {
  const [first] = args;
  if (!first) throw new NotComputable('a function without argument');
  return first;
}

/** Euler: cos x = (e^ix + e^-ix)/2, sin x = (e^ix - e^-ix)/2i; hyperbolic functions without the i. */
function euler(name: 'sin' | 'cos', circular: boolean): Normalizer {
  return (args, generators) => {
    const i = fraction(generatorPower(generators.number('i', { kind: 'imaginary' }), whole));
    const angle = circular ? multiplyFractions(i, arg(args)) : arg(args);
    const up = exponentialOf(angle, generators);
    const down = exponentialOf(negateFraction(angle), generators);
    const both = addFractions(up, name === 'cos' ? down : negateFraction(down));
    const two = constantFraction(Rational.of(2));
    const bottom = circular && name === 'sin' ? multiplyFractions(two, i) : two;
    const value = multiplyFractions(both, invertFraction(bottom));
    return { top: reduce(value.top, generators), bottom: value.bottom };
  };
}

function over(top: Normalizer | null, bottom: Normalizer): Normalizer {
  return (args, generators) => {
    const inverse = invertFraction(bottom(args, generators));
    return top ? multiplyFractions(top(args, generators), inverse) : inverse;
  };
}

const [sin, cos, sinh, cosh] = [euler('sin', true), euler('cos', true), euler('sin', false), euler('cos', false)];

const normalizers: Readonly<Record<string, Normalizer>> = {
  sin,
  cos,
  sinh,
  cosh,
  tan: over(sin, cos),
  cot: over(cos, sin),
  sec: over(null, cos),
  csc: over(null, sin),
  tanh: over(sinh, cosh),
  coth: over(cosh, sinh),
  sech: over(null, cosh),
  csch: over(null, sinh),
  exp: (args, generators) => exponentialOf(arg(args), generators),
  ln: (args, generators) => logarithmOf(arg(args), generators),
  log: ([x, base], generators) => {
    if (!x || !base) throw new NotComputable('a logarithm without base');
    return multiplyFractions(logarithmOf(x, generators), invertFraction(logarithmOf(base, generators)));
  },
  root: ([x, degree], generators) => {
    const k = degree && constantOf(degree.bottom)?.isOne ? constantOf(degree.top) : null;
    if (!x || !k || k.isZero) throw new NotComputable('a root of symbolic degree');
    return rationalPower(x, k.inverted(), generators);
  },
  abs: absolute,
  factorial,
};

function absolute(args: readonly Fraction[], generators: Generators): Fraction {
  const value = arg(args);
  if (!constantOf(value.bottom)?.isOne) {
    return multiplyFractions(
      absolute([fraction(value.top)], generators),
      invertFraction(absolute([fraction(value.bottom)], generators)),
    );
  }
  const number = constantOf(value.top);
  if (number) return constantFraction(number.abs());
  const [lead] = value.top.values();
  const primitive = lead ? scalePolynomial(value.top, lead.coefficient.inverted()) : value.top;
  const size = constantFraction(lead?.coefficient.abs() ?? Rational.one);
  const [sole] = lead?.monomial ?? [];
  const key =
    primitive.size === 1 && lead?.monomial.size === 1 && sole?.[1] === whole
      ? `abs ${sole[0]}`
      : `abs ${polynomialKey(primitive)}`;
  return multiplyFractions(
    size,
    fraction(generatorPower(generators.number(key, { kind: 'absolute', base: primitive }), whole)),
  );
}

/** `(n+k)!` as `n!` times its factors, so that quotients of factorials cancel. */
function factorial(args: readonly Fraction[], generators: Generators): Fraction {
  const { top, bottom } = arg(args);
  const shift = top.get('')?.coefficient ?? Rational.zero;
  if (!constantOf(bottom)?.isOne || !shift.isInteger || shift.abs().compare(Rational.of(40)) > 0)
    return opaque('factorial', args, generators);
  const base: Polynomial = new Map([...top].filter(([key]) => key !== ''));
  if (base.size === 0) throw new NotComputable('a factorial of a constant');
  let value = opaque('factorial', [fraction(base)], generators);
  const k = Number(shift.numerator);
  const plus = (j: number): Fraction => addFractions(fraction(base), constantFraction(Rational.of(j)));
  for (let j = 1; j <= k; j++) value = multiplyFractions(value, plus(j));
  for (let j = 0; j > k; j--) value = multiplyFractions(value, invertFraction(plus(j)));
  return value;
}

function opaque(name: string, args: readonly Fraction[], generators: Generators): Fraction {
  const key = `${name}(${args.map((a) => `${polynomialKey(a.top)}/${polynomialKey(a.bottom)}`).join(', ')})`;
  return fraction(generatorPower(generators.number(key, { kind: 'opaque', name: key }), whole));
}

/** Binomials with a literal lower number are polynomials; others go through factorials. */
function binomial(n: Expr, k: Expr): Expr {
  if (k.kind === 'number' && k.value.isInteger && k.value.sign >= 0 && k.value.compare(Rational.of(12)) <= 0) {
    const count = Number(k.value.numerator);
    const factors = Array.from({ length: count }, (_, j) => quotient(difference(n, number(j)), number(j + 1)));
    return product(...factors);
  }
  return quotient(call('factorial', n), product(call('factorial', k), call('factorial', difference(n, k))));
}

/** The normal form of a function's value. */
export function normalizeCall(expr: CallExpr, recurse: Recurse, generators: Generators): Fraction {
  const [a, b] = expr.args;
  if (expr.name === 'binomial' && a && b) return recurse(binomial(a, b));
  if (expr.name === 'factorial' && a?.kind === 'number' && a.value.isInteger && a.value.sign >= 0) {
    return constantFraction(Rational.of(factorialOf(a.value.numerator)));
  }
  if (expr.name === 'norm' && a) return recurse(call('abs', a));
  if (expr.name === 'arccot' && a)
    return recurse(sum(quotient({ kind: 'constant', name: 'pi' }, number(2)), product(number(-1), call('arctan', a))));
  const args = expr.args.map(recurse).map((f) => ({ top: reduce(f.top, generators), bottom: f.bottom }));
  const normalizer = Object.hasOwn(normalizers, expr.name) ? normalizers[expr.name] : undefined;
  return normalizer ? normalizer(args, generators) : opaque(expr.name, args, generators);
}
