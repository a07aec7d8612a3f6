import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import type { IntervalShape, Shape } from '../shape/shape.ts';
import type { Comparer, Context } from './context.ts';
import { allEqual, different, matchAll } from './outcome.ts';
import { coalesced, isInfinite } from './intervalAlgebra.ts';
import type { RealSet } from './realSet.ts';
import { isPoint, toRealSet } from './realSet.ts';

/** Compares sets of reals however they are written: intervals, unions, inequalities, exclusions. */
export const compareRanges: Comparer = (a, b, context) => {
  if (!isRange(a) && !isRange(b)) return null;
  const [left, right] = [toRealSet(a), toRealSet(b)];
  if (!left || !right) return null;
  if (left.subject !== null && right.subject !== null && context.options.strict && compact(left) !== compact(right)) {
    return different(`${left.subject} is not ${right.subject}`);
  }
  const same = (p: IntervalShape, q: IntervalShape): AnswerComparison => comparePieces(p, q, context);
  return matchAll(merged(left.pieces, context), merged(right.pieces, context), same);
};

function compact({ subject }: RealSet): string {
  return (subject ?? '').replace(/\s/g, '');
}

/** What is a set of reals by its form alone; a pair or a set of points is one only beside such a form. */
function isRange(shape: Shape): boolean {
  switch (shape.kind) {
    case 'interval':
    case 'between':
    case 'setOperation':
      return true;
    case 'membership':
      return isRange(shape.set) || shape.set.kind === 'tuple';
    case 'relation':
      return shape.op !== '=';
    case 'list':
      return shape.items.length > 0 && shape.items.every(isRange);
    case 'expression':
    case 'words':
      return toRealSet(shape) !== null;
    case 'choice':
    case 'clock':
    case 'ratio':
    case 'set':
    case 'tuple':
      return false;
  }
}

/** Whether a gold answer is written as a set and the prediction as a relation, which one option forbids. */
export function isSetAgainstRelation(gold: Shape, prediction: Shape): boolean {
  const set = ['interval', 'setOperation', 'membership', 'tuple', 'set'].includes(gold.kind);
  return set && (prediction.kind === 'between' || (prediction.kind === 'relation' && prediction.op !== '='));
}

function comparePieces(a: IntervalShape, b: IntervalShape, { formulas }: Context): AnswerComparison {
  const open = a.lowOpen === b.lowOpen || isInfinite(a.low);
  if (!open || !(a.highOpen === b.highOpen || isInfinite(a.high)))
    return different('an end belongs to one of them only');
  const ends = [formulas(end(a.low), end(b.low)), formulas(end(a.high), end(b.high))];
  return allEqual(ends, 'the same interval');
}

function end(text: string): string {
  if (!isInfinite(text)) return text;
  return text.startsWith('-') ? '-\\infty' : '\\infty';
}

/** Joins a point to the open end it fills: `(0,1) \cup \{1\}` is `(0,1]`, and drops pieces written twice. */
function merged(pieces: readonly IntervalShape[], context: Context): readonly IntervalShape[] {
  const points = pieces.filter(isPoint);
  const spans = pieces.filter((piece) => !isPoint(piece));
  const same = (p: string, q: string): boolean => context.formulas(p, q).verdict === 'equal';
  const filled = spans.map((span) => ({
    ...span,
    lowOpen: span.lowOpen && !points.some((point) => same(point.low, span.low)),
    highOpen: span.highOpen && !points.some((point) => same(point.low, span.high)),
  }));
  const free = points.filter((point) => !spans.some((span) => same(point.low, span.low) || same(point.low, span.high)));
  return [...coalesced(filled), ...free];
}
