import { Generators } from '../algebra/generators.ts';
import { normalize } from '../algebra/normalForm.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { constantOf, scalePolynomial, whole } from '../algebra/polynomial.ts';
import { Rational } from '../exact/rational.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import { difference, number, zero } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, substitute } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import type { Outcome } from './outcome.ts';
import { proved } from './outcome.ts';

/** `left = right` modulo a whole number; what is divisible is zero. */
interface Congruence {
  readonly left: Expr;
  readonly right: Expr;
  readonly modulus: bigint;
}

/**
 * Whether a congruence or a divisibility between polynomials in whole numbers holds for all of them, or with what the
 * premises say the letters are or leave. Null where that is not shown; it never refutes.
 */
export function dividesAlways(premises: readonly Expr[], claim: Expr): Outcome | null {
  const stated = congruenceOf(claim);
  if (!stated || stated.modulus < 2n) return null;
  const gap = difference(stated.left, stated.right);
  const names = freeSymbols(gap);
  if (names.length === 0 || !inWholeNumbers(gap)) return null;
  if (isMultiple(gap, stated.modulus)) return proved(`both sides differ by a multiple of ${stated.modulus.toString()}`);
  if (holdsForResidues(gap, names, stated.modulus))
    return proved('it holds for all whole numbers: each remainder was tried');
  const known = new Map(names.flatMap((name) => valueOf(name, premises, stated.modulus)));
  return known.size > 0 && isMultiple(substitute(gap, known), stated.modulus)
    ? proved(`with what the letters leave modulo ${stated.modulus.toString()} put in, it holds`)
    : null;
}

function congruenceOf(statement: Expr): Congruence | null {
  if (statement.kind !== 'relation') return null;
  const { op, left, right } = statement;
  const modulus = integer(op === 'congruent' ? statement.modulus : left);
  if (modulus === null) return null;
  if (op === 'congruent') return { left, right, modulus };
  if (op === 'divides') return { left: right, right: zero, modulus };
  return op === 'notdivides' && modulus === 2n ? { left: right, right: number(1), modulus } : null;
}

function integer(expr: Expr | undefined): bigint | null {
  return expr?.kind === 'number' && expr.value.isInteger ? expr.value.numerator : null;
}

/** What may be put in for a letter modulo `modulus`: what it leaves, or the polynomial that it is. */
function valueOf(name: string, premises: readonly Expr[], modulus: bigint): readonly (readonly [string, Expr])[] {
  for (const premise of [...premises].reverse()) {
    const said = congruenceOf(premise);
    if (said && said.modulus % modulus === 0n && isLetter(said.left, name) && !freeSymbols(said.right).includes(name))
      return [[name, said.right]];
    if (premise.kind !== 'relation' || premise.op !== '=' || !isLetter(premise.left, name)) continue;
    if (!freeSymbols(premise.right).includes(name) && inWholeNumbers(premise.right)) return [[name, premise.right]];
  }
  return [];
}

function isLetter(expr: Expr, name: string): boolean {
  return expr.kind === 'symbol' && expr.name === name;
}

function isMultiple(expr: Expr, modulus: bigint): boolean {
  const polynomial = polynomialOf(expr);
  const m = Rational.of(modulus);
  return polynomial !== null && [...polynomial.values()].every(({ coefficient }) => coefficient.over(m).isInteger);
}

/** How many remainders are tried at most. */
const mostResidues = 150;

/** Whether a polynomial in whole numbers is a multiple for all remainders that its letters may leave. */
function holdsForResidues(expr: Expr, names: readonly string[], modulus: bigint): boolean {
  const m = Number(modulus);
  if (names.length > 2 || m ** names.length > mostResidues) return false;
  const generators = new Generators();
  const polynomial = polynomialOf(expr, generators);
  if (!polynomial) return false;
  return Array.from({ length: m ** names.length }, (_, k) => k).every((k) => {
    const values = new Map(names.map((name, place) => [name, BigInt(Math.floor(k / m ** place) % m)]));
    const total = [...polynomial.values()].reduce((sum, { coefficient, monomial }) => {
      const factors = [...monomial].map(([generator, steps]) => {
        const kind = generators.kind(generator);
        return (kind.kind === 'variable' ? (values.get(kind.name) ?? 0n) : 0n) ** BigInt(steps / whole);
      });
      return sum + factors.reduce((a, b) => a * b, coefficient.numerator);
    }, 0n);
    return total % modulus === 0n;
  });
}

/** Whether an expression is a polynomial with whole coefficients, letters in the exponent excluded. */
function inWholeNumbers(expr: Expr): boolean {
  const polynomial = polynomialOf(expr);
  return polynomial !== null && [...polynomial.values()].every(({ coefficient }) => coefficient.isInteger);
}

function polynomialOf(expr: Expr, generators = new Generators()): Polynomial | null {
  try {
    const { top, bottom } = normalize(expr, generators);
    const divisor = constantOf(bottom);
    const isPlain = [...top.values()].every(({ monomial }) =>
      [...monomial].every(
        ([generator, steps]) => generators.kind(generator).kind === 'variable' && steps > 0 && steps % whole === 0,
      ),
    );
    return divisor && isPlain ? scalePolynomial(top, divisor.inverted()) : null;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined || error instanceof TooLarge) return null;
    throw error;
  }
}
