import type { Span } from '../../core/span.ts';
import { lineEnd, lineStart } from '../scan/lines.ts';

/** What the user says of a step: take it as given, or leave it alone. */
export type StepMark = 'given' | 'ignored';

const mark = /(?:<!--|%)[ \t]*stepwise-(given|ignore)\b[^\n]*?(?:-->|$)/m;
const alone =
  /^[ \t>]*(?:<!--[ \t]*stepwise-(given|ignore)\b[^\n]*?-->|%[ \t]*stepwise-(given|ignore)\b[^\n]*)[ \t\r]*$/;

/**
 * The mark attached to a step: a comment behind it on its last line (before the next step), or alone on the line above.
 * `next` is where the next step starts, or the text's end.
 */
export function markOf(text: string, step: Span, next: number): StepMark | null {
  const after = text.slice(step.end, Math.max(step.end, Math.min(lineEnd(text, step.end), next)));
  const start = lineStart(text, step.start);
  const above = start === 0 ? '' : text.slice(lineStart(text, start - 1), lineEnd(text, lineStart(text, start - 1)));
  const before = alone.exec(above);
  const word = mark.exec(after)?.[1] ?? before?.[1] ?? before?.[2];
  if (word === undefined) return null;
  return word === 'given' ? 'given' : 'ignored';
}
