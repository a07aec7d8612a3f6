import { factorize } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import { constant, number, power, product, relation, sum, zero } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';

/**
 * Equations that follow from an equation when what stands outermost in it is undone: `x^4 = 81` from `\\log_x 81 = 4`,
 * `x + 1 = 9` from `\\sqrt{x + 1} = 3`, `3n = 6` from `8^n = 64`.
 */
export function undone(premise: Expr): readonly Expr[] {
  if (premise.kind !== 'relation' || premise.op !== '=' || freeSymbols(premise).length === 0) return [];
  const { left, right } = premise;
  const exponents = sameBase(left, right);
  return [
    ...logarithm(left, right),
    ...logarithm(right, left),
    ...root(left, right),
    ...(exponents ? [exponents] : []),
  ];
}

function logarithm(side: Expr, value: Expr): readonly Expr[] {
  if (side.kind !== 'call' || (side.name !== 'log' && side.name !== 'ln')) return [];
  const [inside, base = constant('e')] = side.args;
  return inside ? [relation('=', power(base, value), inside)] : [];
}

function root(side: Expr, value: Expr): readonly Expr[] {
  const half =
    side.kind === 'power' && side.exponent.kind === 'number' && side.exponent.value.equals(Rational.of(1, 2));
  const reached = value.kind === 'number' && value.value.sign >= 0;
  return half && reached && freeSymbols(side.base).length > 0
    ? [relation('=', side.base, power(value, number(2)))]
    : [];
}

/** Powers of one prime are equal where their exponents are, and only there. */
export function sameBase(left: Expr, right: Expr): Expr | null {
  const [a, b] = [powerOfPrime(left), powerOfPrime(right)];
  if (!a || !b || (a.prime !== b.prime && a.prime !== null && b.prime !== null)) return null;
  const equation = relation('=', a.exponent, b.exponent);
  return freeSymbols(equation).length > 0 ? equation : null;
}

/** An expression as a power of a prime; of any prime where it is 1. */
interface PowerOfPrime {
  readonly prime: bigint | null;
  readonly exponent: Expr;
}

function powerOfPrime(expr: Expr): PowerOfPrime | null {
  if (expr.kind === 'number') return numberAsPower(expr.value);
  if (expr.kind === 'power') {
    const base = powerOfPrime(expr.base);
    return base && { prime: base.prime, exponent: product(base.exponent, expr.exponent) };
  }
  if (expr.kind !== 'product') return null;
  const factors = expr.factors.map(powerOfPrime);
  const primes = new Set(factors.flatMap((factor) => (factor && factor.prime !== null ? [factor.prime] : [])));
  if (factors.includes(null) || primes.size > 1) return null;
  const [prime = null] = primes;
  return { prime, exponent: sum(...factors.flatMap((factor) => (factor ? [factor.exponent] : []))) };
}

function numberAsPower(value: Rational): PowerOfPrime | null {
  if (value.isOne) return { prime: null, exponent: zero };
  const inverse = value.numerator === 1n;
  const whole = inverse ? value.denominator : value.numerator;
  if (value.sign <= 0 || (!inverse && !value.isInteger)) return null;
  const [[prime, exponent] = [0n, 0], ...more] = factorize(whole);
  return more.length > 0 || prime > 10_000n
    ? null
    : { prime, exponent: number(Rational.of(inverse ? -exponent : exponent)) };
}
