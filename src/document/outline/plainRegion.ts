import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { Block } from './block.ts';
import { paragraphPieces } from './paragraphPieces.ts';
import { trimSpan } from './trimSpan.ts';

const heading = /^(#{1,6})[ \t]+[^\n#\\]*[^\s#\\]$/;
/** A line that can only go on with a paragraph: no list, quote, fence, rule, table, definition, HTML or indentation. */
const paragraphLines = /^(?:[A-Za-z\\][^\n]*\n)*[A-Za-z\\][^\n]*$/;

/**
 * The blocks of a stretch of Markdown that is one plain paragraph or one heading line, as most of a document's are; null
 * for anything else, which needs a Markdown reader. It reads them as that reader does, and far faster.
 */
export function plainRegion(text: string, start: number, end: number, spans: readonly MathSpan[]): Block[] | null {
  const span: Span = trimSpan(text, start, end);
  // A form feed or a vertical tab is white space here and a character there: such text is left to the reader.
  const words = text.slice(span.start, span.end);
  if (span.start !== start || /[^\S \t\n]/.test(text.slice(start, end))) return null;
  const level = heading.exec(words)?.[1]?.length;
  if (level !== undefined && /[ \t]/.test(text[span.end] ?? '')) return null;
  if (level !== undefined) return [{ kind: 'heading', level, ...span }];
  return paragraphLines.test(words) ? paragraphPieces(text, span, spans) : null;
}
