import type { Problem } from '../../core/problem.ts';
import type { Span } from '../../core/span.ts';
import { readDocument, type DocumentReading } from '../readDocument.ts';
import { lineEnd, lineStart } from '../scan/lines.ts';

/** One edit: `text` takes the place of what stands in `span`. */
export interface DocumentEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edit that puts a rendered solution below its problem, or in the place of the earlier one when the project's own
 * solution of that problem already stands there. It keeps the document's line ends, and the indent and quote marks of
 * the list item or quotation the problem stands in. A problem without a span gets its solution at the document's end.
 */
export function solutionEdit(text: string, problem: Problem, rendered: string): DocumentEdit {
  return solutionEditIn(readDocument(text, problem.language), problem, rendered);
}

/** The same for a document that was read already. */
export function solutionEditIn(reading: DocumentReading, problem: Problem, rendered: string): DocumentEdit {
  const { text } = reading;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const place = problem.span ?? { start: text.length, end: text.length };
  const earlier = earlierSolution(reading, place);
  if (earlier !== null) {
    const prefix = text.slice(lineStart(text, earlier.start), earlier.start);
    return { span: earlier, text: indented(rendered, prefix, eol).slice(prefix.length) };
  }
  const end = lineEnd(text, Math.min(place.end, text.length));
  const prefix = problem.language === 'latex' ? indentOf(text, place) : containerPrefix(text, place.start);
  const gap = problem.language === 'latex' ? eol : `${eol}${prefix.trimEnd()}${eol}`;
  const below = /^(?:\r?\n)?[ \t]*(?:\r?\n|$)/.test(text.slice(end)) || problem.language === 'latex' ? '' : eol;
  const before = text.slice(0, end).trim() === '' ? '' : gap;
  return { span: { start: end, end }, text: before + indented(rendered, prefix, eol) + below };
}

function earlierSolution({ text, derivations }: DocumentReading, place: Span): Span | null {
  const own = derivations.filter(({ inserted }) => inserted);
  const same = own.find((found) => found.problem !== null && overlaps(found.problem.span, place));
  const next = own.find(({ span }) => span.start >= place.end && /^[\s>]*$/.test(text.slice(place.end, span.start)));
  return (same ?? next)?.span ?? null;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function indented(rendered: string, prefix: string, eol: string): string {
  return rendered
    .split('\n')
    .map((line) => prefix + line)
    .join(eol);
}

function indentOf(text: string, place: Span): string {
  const start = lineStart(text, place.start);
  return /^[ \t]*/.exec(text.slice(start, place.start))?.[0] ?? '';
}

/** What a line must begin with to stay in the list item or quotation that holds `offset`: its prefix, markers blanked. */
function containerPrefix(text: string, offset: number): string {
  const start = lineStart(text, offset);
  const head = text.slice(start, lineEnd(text, start));
  const prefix = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/.exec(head)?.[0] ?? '';
  return prefix.replace(/[^\s>]/g, ' ');
}
