import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { Block } from './block.ts';
import { paragraphPieces } from './paragraphPieces.ts';
import { plainList } from './plainList.ts';
import { trimSpan } from './trimSpan.ts';

const heading = /^(#{1,6})[ \t]+[^\n#\\]*[^\s#\\]$/;
/** A line that can only go on with a paragraph: no list, quote, fence, rule, table, definition, HTML or indentation. */
const paragraphLines = /^(?:[A-Za-z\\][^\n]*\n)*[A-Za-z\\][^\n]*$/;

/** Where a list begins that stands first, or behind an empty line. */
const listStart = /(?:^|(?<=\n\n))(?:\d{1,9}[.)]|[-+*]) /;

/**
 * The blocks of a stretch of Markdown that is one plain paragraph or one heading line, a flat list of lines, or the one with
 * the other below it, as most of a document's are; null for anything else, which needs a Markdown reader. It reads them as
 * that reader does, and far faster.
 */
export function plainRegion(text: string, start: number, end: number, spans: readonly MathSpan[]): Block[] | null {
  const span: Span = trimSpan(text, start, end);
  // A form feed or a vertical tab is white space here and a character there: such text is left to the reader.
  if (span.start !== start || /[^\S \t\n]/.test(text.slice(start, end))) return null;
  const list = text.slice(span.start, span.end).search(listStart);
  if (list < 0) return plainWords(text, span, spans);
  const lead = trimSpan(text, start, start + list);
  const words = lead.start < lead.end ? plainWords(text, lead, spans) : [];
  if (words === null || isBlank(text[span.end])) return null;
  const items = plainList(text, { start: start + list, end: span.end }, spans);
  return items && [...words, items];
}

/** A plain paragraph, or a heading line. */
function plainWords(text: string, span: Span, spans: readonly MathSpan[]): Block[] | null {
  const words = text.slice(span.start, span.end);
  const level = heading.exec(words)?.[1]?.length;
  if (level !== undefined) return isBlank(text[span.end]) ? null : [{ kind: 'heading', level, ...span }];
  return paragraphLines.test(words) ? paragraphPieces(text, span, spans) : null;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
