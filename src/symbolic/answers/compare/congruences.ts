import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import { modulo } from '../../exact/integer.ts';
import type { Expr } from '../../expression/expr.ts';
import { sameExpr } from '../../expression/traverse.ts';
import { different, equal, undecided } from './outcome.ts';

/** Compares `x = 3 (mod 5)` with `x = 8 (mod 5)`; null when neither is a congruence. */
export function compareCongruences(a: Expr, b: Expr): AnswerComparison | null {
  const [first, second] = [a, b].map(congruenceOf);
  if (!first && !second) return null;
  if (!first || !second) return different('one is no congruence');
  if (first.modulus !== second.modulus) return different('the moduli differ');
  if (!sameExpr(first.subject, second.subject)) return undecided('the congruences are of different quantities');
  return first.residue === second.residue ? equal('the same residues') : different('the residues differ');
}

interface Congruence {
  readonly subject: Expr;
  readonly residue: bigint;
  readonly modulus: bigint;
}

function congruenceOf(expr: Expr): Congruence | null {
  if (expr.kind !== 'relation' || expr.op !== 'congruent') return null;
  const { left, right, modulus } = expr;
  if (right.kind !== 'number' || modulus?.kind !== 'number') return null;
  if (!right.value.isInteger || !modulus.value.isInteger || modulus.value.sign <= 0) return null;
  const m = modulus.value.numerator;
  return { subject: left, residue: modulo(right.value.numerator, m), modulus: m };
}
