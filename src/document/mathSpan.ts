import type { Span } from '../core/span.ts';

/** `inline` stands in a line of text, `display` on its own (`$$`, `\[`), `environment` is `\begin{align}` and the like. */
export type MathKind = 'inline' | 'display' | 'environment';

/** One formula in a document: `[start, end)` with its delimiters, `inner` without them. `inner` lies inside the span. */
export interface MathSpan extends Span {
  readonly kind: MathKind;
  readonly inner: Span;
  /** The environment's name, for `environment` only: `align*`. */
  readonly environment?: string;
}

/** The same formula `by` characters further on. */
export function shiftMathSpan(span: MathSpan, by: number): MathSpan {
  const inner = { start: span.inner.start + by, end: span.inner.end + by };
  return { ...span, start: span.start + by, end: span.end + by, inner };
}

/** The formula that covers `offset` (its delimiters included), or null. `spans` are in order and do not overlap. */
export function mathSpanAt(spans: readonly MathSpan[], offset: number): MathSpan | null {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) return null;
    if (offset < span.start) high = middle - 1;
    else if (offset > span.end) low = middle + 1;
    else return span;
  }
  return null;
}

/** Index of the first span that `holds`; where one does, all after it do. */
function firstIndex(spans: readonly MathSpan[], holds: (span: MathSpan) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && holds(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The formulas that a stretch of text holds or cuts, in order. `spans` are in order and do not overlap. */
export function spansWithin(spans: readonly MathSpan[], { start, end }: Span): readonly MathSpan[] {
  const from = firstIndex(spans, (span) => span.end > start);
  const to = firstIndex(spans, (span) => span.start >= end);
  return spans.slice(from, Math.max(from, to));
}
