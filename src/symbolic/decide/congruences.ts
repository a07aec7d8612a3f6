import { lcm, modulo } from '../exact/integer.ts';
import { Rational } from '../exact/rational.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { environment } from '../numeric/environment.ts';
import { evaluate } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import { asInteger, exact } from '../numeric/value.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';
import { residue } from './residue.ts';

const maxResidues = 5000n;

function isCongruence(expr: Expr): expr is RelationExpr & { readonly modulus: Expr } {
  return expr.kind === 'relation' && expr.op === 'congruent' && expr.modulus !== undefined;
}

/** Whether `a = b (mod m)` for expressions without variables; huge powers by modular exponentiation. */
export function congruent(claim: RelationExpr): Outcome {
  const modulus = claim.modulus && asInteger(evaluate(claim.modulus, environment(new Map(), 192)));
  if (!modulus) return undecided('the modulus is not a number');
  const [a, b] = [residue(claim.left, modulus, new Map()), residue(claim.right, modulus, new Map())];
  if (a === null || b === null) return undecided('a side is not a whole number');
  if (a === b) return proved(`both sides leave ${a.toString()} modulo ${modulus.toString()}`);
  return refuted(`modulo ${modulus.toString()} the left side is ${a.toString()}, the right side ${b.toString()}`, {
    at: {},
    left: a.toString(),
    right: b.toString(),
  });
}

/** Congruences in one variable: all residues of the common modulus are tried. Null when a statement is none. */
export function impliedCongruence(premises: readonly Expr[], claim: Expr, names: readonly string[]): Outcome | null {
  const [name] = names;
  const all = [...premises, claim];
  if (names.length !== 1 || name === undefined || !all.every(isCongruence)) return null;
  if (all.some((congruence) => some(congruence, standsInExponent))) return null;
  const moduli = all.map((c) => asInteger(evaluate(c.modulus, environment(new Map(), 192))) ?? 0n);
  const common = moduli.reduce(lcm, 1n);
  if (common === 0n || common > maxResidues) return undecided('too large: the common modulus');
  let found = false;
  for (let x = 0n; x < common; x++) {
    const truths = all.map((c, k) => congruentAt(c, moduli[k] ?? 1n, name, x));
    if (truths.includes(null)) return undecided('a side is not a whole number');
    const follows = truths.at(-1) === true;
    const held = truths.slice(0, -1).every((t) => t === true);
    if (held && follows) found = true;
    if (held && !follows)
      return refuted(`${name} = ${x.toString()} satisfies what came before, but not this step`, {
        at: { [name]: x.toString() },
        left: modulo(x, common).toString(),
        right: '',
      });
  }
  return found
    ? proved('every residue that satisfies what came before satisfies this step')
    : undecided('what came before has no solution');
}

/** A letter there is not known by what it leaves: `2^a` changes when a multiple of the modulus is added to a. */
function standsInExponent(part: Expr): boolean {
  if (part.kind === 'power') return freeSymbols(part.exponent).length > 0;
  return part.kind === 'call' && part.name !== 'abs' && freeSymbols(part).length > 0;
}

function congruentAt(claim: RelationExpr, modulus: bigint, name: string, x: bigint): boolean | null {
  try {
    const values = new Map([[name, exact(Rational.of(x))]]);
    const [a, b] = [residue(claim.left, modulus, values), residue(claim.right, modulus, values)];
    return a === null || b === null ? null : a === b;
  } catch (error) {
    if (error instanceof NotComputable || error instanceof NotDefined) return null;
    throw error;
  }
}
