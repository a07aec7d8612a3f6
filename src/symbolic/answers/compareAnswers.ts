import type { AnswerComparison, AnswerOptions, ScoringRule } from '../../core/symbolicWitness.ts';
import { compareShapes } from './compare/compareShapes.ts';
import { different, equal, undecided } from './compare/outcome.ts';
import { isSetAgainstRelation } from './compare/rangeComparers.ts';
import { toRealSet } from './compare/realSet.ts';
import { compact } from './compare/writtenAlike.ts';
import { extractAnswer } from './extract/extractAnswer.ts';
import type { FullOptions } from './options.ts';
import { withDefaults } from './options.ts';
import { compareByGsm8k } from './scoring/gsm8k.ts';
import { compareByMath } from './scoring/mathDataset.ts';
import { parseShape } from './shape/parseShape.ts';
import type { Shape } from './shape/shape.ts';

/**
 * Compares the answers that two texts give. Each text may be a bare answer or a whole solution; its answer is found
 * first, then compared by kind, exactly. Symmetric under the defaults; never throws. `undecided` says what could not be
 * read or decided. A rule may be given alone: `compareAnswers(gold, prediction, 'gsm8k')`.
 */
export function compareAnswers(
  gold: string,
  prediction: string,
  how: ScoringRule | AnswerOptions = 'strict',
): AnswerComparison {
  const options = withDefaults(typeof how === 'string' ? { rule: how } : how);
  switch (options.rule) {
    case 'gsm8k':
      return compareByGsm8k(gold, prediction);
    case 'math':
      return compareByMath(gold, prediction);
    case 'strict':
      return compareStrictly(gold, prediction, options);
  }
}

function compareStrictly(gold: string, prediction: string, options: FullOptions): AnswerComparison {
  const [left, right] = [extractAnswer(gold, options), extractAnswer(prediction, options)];
  if (left === null || right === null)
    return undecided(`no answer found in the ${left === null ? 'first' : 'second'} text`);
  if (compact(left) === compact(right)) return equal('written alike');
  const [a, b] = unwrapped(parseShape(left), parseShape(right));
  if (!options.allowSetRelation && isSetAgainstRelation(a, b)) return different('a set is asked for, a relation given');
  return compareShapes(a, b, options);
}

/** A set of one member, asked for or given, is that member when the other side is a single value. */
function unwrapped(a: Shape, b: Shape): readonly [Shape, Shape] {
  return [only(a, b), only(b, a)];
}

function only(set: Shape, other: Shape): Shape {
  const [member] = set.kind === 'set' && set.items.length === 1 ? set.items : [];
  if (member?.kind === 'tuple' && other.kind === 'tuple') return member;
  const single = other.kind === 'expression' || (other.kind === 'relation' && other.op === '=');
  return member && single && !toRealSet(other) ? member : set;
}
