import { isPrime } from '../../exact/integer.ts';
import {
  call,
  negate,
  number,
  one,
  power,
  product,
  quotient,
  relation,
  squareRoot,
  sum,
} from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { freeSymbols } from '../../expression/traverse.ts';
import { integerOf } from './values.ts';

/**
 * What a phrase states of its operands, the last of which is the value it names; null where it states nothing. `groups`
 * are the same operands, a list for each place of the phrase.
 */
export type Statement = (operands: readonly Expr[], groups: readonly (readonly Expr[])[]) => Expr | null;

const greatest = 10_000n;

/** `value = combine(all operands before it)`. */
export function valueOf(combine: (operands: readonly Expr[]) => Expr): Statement {
  return (operands) => {
    const value = operands.at(-1);
    const before = operands.slice(0, -1);
    return value && before.length > 0 ? relation('=', combine(before), value) : null;
  };
}

export const sumIs = valueOf((operands) => sum(...operands));
export const productIs = valueOf((operands) => product(...operands));
export const averageIs = valueOf((operands) => quotient(sum(...operands), number(operands.length)));
export const differenceIs = valueOf(([a = one, b = one]) => call('abs', sum(a, negate(b))));
export const quotientIs = valueOf(([a = one, b = one]) => quotient(a, b));
export const gcdIs = valueOf((operands) => call('gcd', ...operands));
export const lcmIs = valueOf((operands) => call('lcm', ...operands));
export const squareIs = valueOf(([a = one]) => power(a, number(2)));
export const cubeIs = valueOf(([a = one]) => power(a, number(3)));
export const rootIs = valueOf(([a = one]) => squareRoot(a));
export const same = valueOf(([a = one]) => a);
export const integerAbove = valueOf(([a = one]) => sum(call('floor', a), one));
export const integerBelow = valueOf(([a = one]) => sum(call('ceil', a), negate(one)));
/** The first multiple of `m` past `a`, and the last one before it. */
export const multipleAbove = valueOf(([m = one, a = one]) => product(m, sum(call('floor', quotient(a, m)), one)));
export const multipleBelow = valueOf(([m = one, a = one]) =>
  product(m, sum(call('ceil', quotient(a, m)), negate(one))),
);

/** All operands before the last are equal to it. */
export const allEqual: Statement = (operands) => {
  const value = operands.at(-1);
  const parts = operands.slice(0, -1).map((operand) => relation('=', operand, value ?? operand));
  return value && parts.length > 0 ? { kind: 'logic', op: 'and', parts } : null;
};

/** Each operand is as is said. */
export function allOf(state: (operand: Expr) => Expr | null): Statement {
  return (operands) => {
    const parts = operands.map(state);
    const [only] = parts;
    if (parts.length === 1) return only ?? null;
    return parts.every((part) => part !== null) && parts.length > 0 ? { kind: 'logic', op: 'and', parts } : null;
  };
}

/** `a` divides `b`, or it does not. */
export function divides(a: Expr | undefined, b: Expr | undefined, truly: boolean): Expr | null {
  return a && b ? relation(truly ? 'divides' : 'notdivides', a, b) : null;
}

/** `a` leaves the remainder `r` when it is divided by `m`. */
export const remainderIs: Statement = ([a, m, r]) => {
  if (!a || !m || !r) return null;
  const congruence: Expr = { kind: 'relation', op: 'congruent', left: a, right: r, modulus: m };
  if (r.kind === 'number' && m.kind === 'number' && r.value.compare(m.value) < 0) return congruence;
  return { kind: 'logic', op: 'and', parts: [congruence, relation('<', r, m)] };
};

export const lastDigitIs: Statement = ([a, digit]) => (a && digit ? remainderIs([a, number(10), digit], []) : null);

/** A number is prime, or it is not. */
export function primality(n: Expr | undefined, truly: boolean): Expr | null {
  return n ? relation('=', call('isPrime', n), number(truly ? 1 : 0)) : null;
}

/** A whole number is the square of another. */
export function perfectSquare(n: Expr | undefined): Expr | null {
  return n ? relation('=', power(call('floor', squareRoot(n)), number(2)), n) : null;
}

/** A list of all divisors, of all primes in a range: the list as it should be, and the list given. */
export const divisorsAre: Statement = ([n, ...listed]) => {
  const value = integerOf(n);
  if (value === null || value < 1n || value > greatest || listed.length === 0) return null;
  return listIs((k) => value % k === 0n, 1n, value, listed);
};

export const primesBetween: Statement = ([a, b, ...listed]) => {
  const [low, high] = [integerOf(a), integerOf(b)];
  return low === null || high === null || high > greatest ? null : listIs(isPrime, low, high, listed);
};

/** The numbers of a range that belong to a list, and the list that is given. */
export function listIs(belongs: (k: bigint) => boolean, low: bigint, high: bigint, listed: readonly Expr[]): Expr {
  const right: Expr[] = [];
  for (let k = low; k <= high; k++) if (belongs(k)) right.push(number(k));
  const set = (items: readonly Expr[]): Expr => ({ kind: 'collection', of: 'set', items });
  return relation('=', set(right), set(listed));
}

/** The values that a variable may have. */
export const solutionsAre: Statement = ([variable, ...values]) => {
  if (variable?.kind !== 'symbol' || values.some((value) => freeSymbols(value).includes(variable.name))) return null;
  const parts = values.map((value) => relation('=', variable, value));
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: 'logic', op: 'or', parts };
};
