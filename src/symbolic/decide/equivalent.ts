import { differenceNumerator } from '../algebra/normalForm.ts';
import { Generators } from '../algebra/generators.ts';
import { TooLarge } from '../exact/tooLarge.ts';
import type { Expr } from '../expression/expr.ts';
import { freeSymbols, some } from '../expression/traverse.ts';
import { NotComputable, NotDefined } from '../numeric/failure.ts';
import type { Assumptions } from './assumptions.ts';
import { noAssumptions, rangesOf } from './assumptions.ts';
import { comparePoint } from './comparePoint.ts';
import type { Outcome } from './outcome.ts';
import { proved, refuted, undecided } from './outcome.ts';
import { samplePoints } from './samples.ts';

/** How hard to look, and from which seed the random points come. */
export interface EquivalenceOptions {
  readonly assumptions?: Assumptions;
  readonly seed?: number;
  /** Only the outcome is wanted: a refutation then comes without its values written out. */
  readonly brief?: boolean;
}

const quickPoints = 5;
const manyPoints = 12;
const maxTries = 60;

/**
 * Whether two expressions are equal wherever both are defined (real variables unless assumed otherwise). Refuted only
 * with a point at which enclosures of both sides are disjoint; proved by exact values, by the normal form, or, named as
 * numeric, by agreement to more than 50 digits at {@link manyPoints} points. Never throws.
 */
export function equivalent(a: Expr, b: Expr, options: EquivalenceOptions = {}): Outcome {
  try {
    return decide(a, b, options);
  } catch (error) {
    if (error instanceof TooLarge) return undecided(error.message);
    if (error instanceof NotComputable) return undecided(`cannot compute ${error.message}`);
    if (error instanceof NotDefined) return undecided(`not defined: ${error.message}`);
    if (error instanceof RangeError) return undecided('too large to compute');
    throw error;
  }
}

function decide(a: Expr, b: Expr, options: EquivalenceOptions): Outcome {
  const names = [...new Set([...freeSymbols(a), ...freeSymbols(b), ...unitNames(a), ...unitNames(b)])].sort();
  const sampled = sample(a, b, names, options, quickPoints);
  if (sampled.outcome !== null) return sampled.outcome;
  if (sampled.exact && names.length === 0) return proved('both sides have the same exact value');
  const identity = byNormalForm(a, b);
  if (identity) return identity;
  const more = sample(a, b, names, options, names.length === 0 ? 1 : manyPoints, names.length === 0 ? 3 : 1);
  if (more.outcome !== null) return more.outcome;
  if (more.agreed === 0) return undecided('no point was found where both sides have a value');
  if (names.length > 0 && [a, b].some((side) => some(side, isStepped)))
    return undecided(`both sides agree at ${more.agreed} points, which proves nothing for functions of whole numbers`);
  const where =
    names.length === 0
      ? 'both values agree to more than 200 digits'
      : `both sides agree to more than 50 digits at ${more.agreed} points`;
  return proved(`${where}: checked numerically, which is not a proof by itself`, 'numeric');
}

const stepped = new Set(['gcd', 'lcm', 'mod', 'floor', 'ceil', 'round', 'isPrime']);

/** Functions that agree at many points and differ at others. */
function isStepped(part: Expr): boolean {
  return part.kind === 'call' && stepped.has(part.name);
}

function unitNames(expr: Expr): readonly string[] {
  const names = new Set<string>();
  some(expr, (part) => {
    if (part.kind === 'unit') names.add(`unit:${part.name}`);
    return false;
  });
  return [...names];
}

interface Sampling {
  readonly outcome: Outcome | null;
  readonly agreed: number;
  readonly exact: boolean;
}

function sample(
  a: Expr,
  b: Expr,
  names: readonly string[],
  options: EquivalenceOptions,
  wanted: number,
  precision = 1,
): Sampling {
  const assumptions = options.assumptions ?? noAssumptions;
  const ranges = new Map(rangesOf([a, b], assumptions));
  for (const name of names) if (name.startsWith('unit:')) ranges.set(name, 'positive');
  let [agreed, tries, exact, problem] = [0, 0, true, 'no point was found where both sides have a value'];
  for (const point of samplePoints(names, ranges, options.seed ?? 1)) {
    const comparison = comparePoint(a, b, point, assumptions.conditions, precision, options.brief);
    if (comparison.kind === 'different')
      return { outcome: refuted(comparison.reason, comparison.counterexample), agreed, exact: false };
    if (comparison.kind === 'same') agreed += 1;
    if (comparison.kind === 'same' && !comparison.exact) exact = false;
    if (comparison.kind === 'unknown') problem = comparison.reason;
    if (comparison.kind === 'unknown' && comparison.everywhere) break;
    tries += 1;
    if (agreed >= wanted || tries >= maxTries || names.length === 0) break;
  }
  if (agreed === 0) return { outcome: undecided(problem), agreed, exact: false };
  return { outcome: null, agreed, exact };
}

function byNormalForm(a: Expr, b: Expr): Outcome | null {
  const generators = new Generators();
  try {
    if (differenceNumerator(a, b, generators).size > 0) return null;
  } catch (error) {
    if (error instanceof TooLarge || error instanceof NotComputable || error instanceof NotDefined) return null;
    throw error;
  }
  const conditions = [...generators.conditions];
  const where = conditions.length === 0 ? '' : ` (for ${conditions.join(', ')})`;
  return proved(`both sides have the same normal form${where}`, 'normal form');
}
