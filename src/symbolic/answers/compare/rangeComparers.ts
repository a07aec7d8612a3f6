import type { AnswerComparison } from '../../../core/symbolicWitness.ts';
import { Rational } from '../../exact/rational.ts';
import type { IntervalShape, Shape } from '../shape/shape.ts';
import type { Comparer, Context } from './context.ts';
import { allEqual, different, matchAll } from './outcome.ts';
import type { RealSet } from './realSet.ts';
import { isPoint, toRealSet, valueAt } from './realSet.ts';

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

function isInfinite(text: string): boolean {
  return /^[-+]?\s*(?:\\infty|\\infin|inf|infinity|oo|∞)$/.test(text);
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

/** Joins intervals that overlap or share an end that belongs to one of them; those with letters stay apart. */
function coalesced(spans: readonly IntervalShape[]): readonly IntervalShape[] {
  const placed = spans.map((span) => ({ span, low: place(span.low), high: place(span.high) }));
  if (spans.length < 2 || placed.some(({ low, high }) => low === null || high === null)) return spans;
  placed.sort((a, b) => order(a.low, b.low));
  const joined: typeof placed = [];
  for (const next of placed) {
    const last = joined.at(-1);
    const gap = last ? order(last.high, next.low) : -1;
    if (!last || gap < 0 || (gap === 0 && last.span.highOpen && next.span.lowOpen)) joined.push(next);
    else joined[joined.length - 1] = union(last, next);
  }
  return joined.map(({ span }) => span);
}

type Place = Rational | 1 | -1 | null;

interface Placed {
  readonly span: IntervalShape;
  readonly low: Place;
  readonly high: Place;
}

/** Both together, where they touch; at a shared end the closed one counts. */
function union(a: Placed, b: Placed): Placed {
  const ends = order(a.high, b.high);
  const low = order(a.low, b.low) === 0 ? a.span.lowOpen && b.span.lowOpen : a.span.lowOpen;
  const last = ends < 0 ? b : a;
  const highOpen = ends === 0 ? a.span.highOpen && b.span.highOpen : last.span.highOpen;
  return { low: a.low, high: last.high, span: { ...a.span, lowOpen: low, high: last.span.high, highOpen } };
}

/** Where an end lies: its value, 1 or -1 for the infinite ends, null where that is not known. */
function place(text: string): Place {
  if (isInfinite(text)) return text.startsWith('-') ? -1 : 1;
  return valueAt(text);
}

function order(a: Place, b: Place): number {
  const rank = (x: Place): number => (typeof x === 'number' ? x : 0);
  return a instanceof Rational && b instanceof Rational ? a.compare(b) : rank(a) - rank(b);
}
