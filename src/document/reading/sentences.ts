import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import { trimSpan } from '../outline/trimSpan.ts';

const boundary = /[.!?]["')\]*_]*(?=\s+["'([*_]*(?:[A-Z$\\]|\d))/g;
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|cf|eq|fig|no|vs|approx|resp|dr|mr|mrs|ms|st|sec|thm|p|pp|\d{1,2}|[A-Z])\.$/i;

/** Cuts running text into sentences; a full stop inside a formula, a number or an abbreviation ends none. */
export function sentences(text: string, span: Span, spans: readonly MathSpan[]): Span[] {
  const found: Span[] = [];
  let from = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(boundary)) {
    const at = span.start + match.index;
    const end = at + match[0].length;
    if (spans.some((math) => math.start <= at && at < math.end)) continue;
    if (abbreviation.test(text.slice(Math.max(from, at - 8), at + 1))) continue;
    found.push(trimSpan(text, from, end));
    from = end;
  }
  found.push(trimSpan(text, from, span.end));
  return found.filter((sentence) => sentence.start < sentence.end);
}

/** The lines of running text, without quote marks and white space at their ends; empty lines are left out. */
export function textLines(text: string, span: Span): Span[] {
  const found: Span[] = [];
  for (let at = span.start; at < span.end;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 || newline > span.end ? span.end : newline;
    const prefix = at === span.start ? 0 : (/^[ \t>]*/.exec(text.slice(at, end))?.[0].length ?? 0);
    const line = trimSpan(text, at + prefix, end);
    if (line.start < line.end) found.push(line);
    at = end + 1;
  }
  return found;
}
