import { Generators } from '../algebra/generators.ts';
import { coefficientsIn } from '../algebra/inVariable.ts';
import { differenceNumerator, normalize } from '../algebra/normalForm.ts';
import type { Polynomial } from '../algebra/polynomial.ts';
import { addPolynomials, constantOf, multiplyPolynomials, scalePolynomial } from '../algebra/polynomial.ts';
import { Rational } from '../exact/rational.ts';
import type { Expr, RelationExpr } from '../expression/expr.ts';
import { freeSymbols } from '../expression/traverse.ts';
import { cellsOf } from './cells.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';
import { truthAt } from './truthAt.ts';

/** Whether an inequality holds for all real values of its variables; refuted only when it holds for none. */
export function universal(claim: Expr): Outcome {
  if (claim.kind !== 'relation') return undecided('several conditions at once');
  const [name, ...more] = freeSymbols(claim);
  if (name === undefined) return undecided('it has no variable');
  if (more.length > 0) return byDiscriminant(claim);
  const { cells, complete } = cellsOf([claim], name);
  const truths = cells.map(({ at }) => truthAt(claim, new Map([[name, at]])));
  if (!complete || truths.includes(null)) return undecided('it could not be decided for all values');
  if (!truths.includes(false)) return proved(`it holds for every real ${name}`);
  return truths.includes(true)
    ? undecided(`it holds for some values of ${name} only; nothing was said before that would decide it`)
    : refuted(`it holds for no real ${name}`);
}

/** A quadratic in one of its variables without real roots, or with one double root, keeps its sign. */
function byDiscriminant(claim: RelationExpr): Outcome {
  const above = claim.op === '>=' || claim.op === '>';
  if (!above && claim.op !== '<=' && claim.op !== '<')
    return undecided('nothing before it speaks of the same quantities');
  const generators = new Generators();
  const [high, low] = above ? [claim.left, claim.right] : [claim.right, claim.left];
  if (!constantOf(normalize(high, generators).bottom) || !constantOf(normalize(low, generators).bottom))
    return undecided('it has divisors');
  const gap = differenceNumerator(high, low, generators);
  for (const name of freeSymbols(claim)) {
    const [c, b, a, ...more] = coefficientsIn(gap, name, generators) ?? [];
    const lead = a && constantOf(a);
    if (!a || !b || !c || more.length > 0 || !lead || lead.sign <= 0) continue;
    const discriminant = constantOf(discriminantOf(a, b, c));
    if (discriminant && (discriminant.sign < 0 || (discriminant.isZero && claim.op.endsWith('='))))
      return proved('the difference is a square plus something that is not negative');
  }
  return undecided('it could not be decided for all values');
}

function discriminantOf(a: Polynomial, b: Polynomial, c: Polynomial): Polynomial {
  return addPolynomials(multiplyPolynomials(b, b), scalePolynomial(multiplyPolynomials(a, c), Rational.of(-4)));
}
