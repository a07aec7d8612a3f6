import { Rational } from '../../exact/rational.ts';
import type { IntervalShape } from '../shape/shape.ts';
import { approximate } from './approximate.ts';
import { readLeaf } from './leaf.ts';

export const MINUS = '-\\infty';
export const PLUS = '\\infty';

/** An interval by its ends as LaTeX. */
export function ray(low: string, high: string, lowOpen: boolean, highOpen: boolean): IntervalShape {
  return { kind: 'interval', low, high, lowOpen, highOpen };
}

/** Whether an end is infinite. */
export function isInfinite(text: string): boolean {
  return /^[-+]?\s*(?:\\infty|\\infin|inf|infinity|oo|∞)$/.test(text);
}

/** The value of an interval's end; null for what is infinite or has letters. */
export function valueAt(text: string): Rational | null {
  const leaf = readLeaf(text);
  return leaf.expr && approximate(leaf.expr);
}

type Pieces = readonly IntervalShape[];

/** Joins intervals that overlap or share an end that belongs to one of them; those with letters stay apart. */
export function coalesced(spans: Pieces): Pieces {
  const placed = spans.length < 2 ? null : inPlace(spans);
  return placed ? joined(placed).map(({ span }) => span) : spans;
}

/** What two sets have in common; null where an end has letters. */
export function common(a: Pieces, b: Pieces): Pieces | null {
  const [outsideA, outsideB] = [complement(a), complement(b)];
  return outsideA && outsideB && complement([...outsideA, ...outsideB]);
}

/** What the first set has and the second has not; null where an end has letters. */
export function without(a: Pieces, b: Pieces): Pieces | null {
  const rest = complement(b);
  return rest && common(a, rest);
}

function complement(pieces: Pieces): Pieces | null {
  const placed = inPlace(pieces);
  if (!placed) return null;
  const gaps: Placed[] = [];
  let [low, lowText, lowOpen]: [Place, string, boolean] = [-1, MINUS, true];
  for (const { low: end, high, span } of joined(placed)) {
    gaps.push({ low, high: end, span: ray(lowText, span.low, lowOpen, !span.lowOpen) });
    [low, lowText, lowOpen] = [high, span.high, !span.highOpen];
  }
  gaps.push({ low, high: 1, span: ray(lowText, PLUS, lowOpen, true) });
  return gaps.filter(isFilled).map(({ span }) => span);
}

function isFilled({ low, high, span }: Placed): boolean {
  if (typeof low === 'number' && low === high) return false;
  const ends = order(low, high);
  return ends < 0 || (ends === 0 && !span.lowOpen && !span.highOpen);
}

type Place = Rational | 1 | -1;

interface Placed {
  readonly span: IntervalShape;
  readonly low: Place;
  readonly high: Place;
}

/** Intervals with their ends placed; null where one has letters. */
function inPlace(spans: Pieces): readonly Placed[] | null {
  const placed = spans.map((span) => ({ span, low: place(span.low), high: place(span.high) }));
  const known = placed.flatMap(({ span, low, high }) => (low !== null && high !== null ? [{ span, low, high }] : []));
  return known.length === spans.length ? known : null;
}

function joined(placed: readonly Placed[]): readonly Placed[] {
  const done: Placed[] = [];
  for (const next of [...placed].sort((a, b) => order(a.low, b.low))) {
    const last = done.at(-1);
    const gap = last ? order(last.high, next.low) : -1;
    if (!last || gap < 0 || (gap === 0 && last.span.highOpen && next.span.lowOpen)) done.push(next);
    else done[done.length - 1] = union(last, next);
  }
  return done;
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
function place(text: string): Place | null {
  if (isInfinite(text)) return text.startsWith('-') ? -1 : 1;
  return valueAt(text);
}

function order(a: Place, b: Place): number {
  const rank = (x: Place): number => (typeof x === 'number' ? x : 0);
  return a instanceof Rational && b instanceof Rational ? a.compare(b) : rank(a) - rank(b);
}
