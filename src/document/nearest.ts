import type { Span } from '../core/span.ts';

/** Something with steps that stands at a place. */
interface Placed {
  readonly span: Span;
  readonly steps: readonly unknown[];
}

/** Those nearest to `near`, as many as have `most` steps together, and at least one, in the order of the text. */
export function nearest<T extends Placed>(places: readonly T[], near: number, most: number): readonly T[] {
  const byDistance = [...places].sort((one, other) => distance(one.span, near) - distance(other.span, near));
  let steps = 0;
  const end = byDistance.findIndex((place) => (steps += place.steps.length) > most);
  const kept = byDistance.slice(0, end === -1 ? byDistance.length : Math.max(1, end));
  return kept.sort((one, other) => one.span.start - other.span.start);
}

/** How far a place is from a span; 0 inside it. */
function distance({ start, end }: Span, at: number): number {
  return Math.max(start - at, at - end, 0);
}
