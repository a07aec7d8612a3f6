import type { Span } from '../../core/span.ts';
import type { Mark } from './mark.ts';

/** One replacement in a document: `removed` characters at `start` gave way to `text`. */
export interface TextChange {
  readonly start: number;
  readonly removed: number;
  readonly text: string;
}

/** Where a span stands after a change, or null when the change touched its text. */
export function shiftSpan(span: Span, change: TextChange): Span | null {
  const end = change.start + change.removed;
  if (liesBefore(span, change)) return span;
  if (!liesAfter(span, change, end)) return null;
  const moved = change.text.length - change.removed;
  return { start: span.start + moved, end: span.end + moved };
}

/** Text typed right behind a step belongs to it, unless it starts a new line. */
function liesBefore(span: Span, change: TextChange): boolean {
  if (span.end < change.start) return true;
  return span.end === change.start && (change.text === '' || /^\r?\n/.test(change.text));
}

/** Text typed right before a step belongs to it, unless it ends a line. */
function liesAfter(span: Span, change: TextChange, end: number): boolean {
  if (end < span.start) return true;
  return end === span.start && (change.text === '' || change.text.endsWith('\n'));
}

/** Moves marks along with a change and drops those whose text it touched. A premise that was touched is forgotten. */
export function shiftMarks(marks: readonly Mark[], change: TextChange): readonly Mark[] {
  return marks.flatMap((mark) => {
    const span = shiftSpan(mark.span, change);
    if (span === null) return [];
    const premise = mark.premise && shiftSpan(mark.premise, change);
    return span === mark.span && premise === mark.premise ? [mark] : [{ ...mark, span, premise }];
  });
}
