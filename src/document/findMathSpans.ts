import type { DocumentLanguage } from '../core/span.ts';
import type { MathSpan } from './mathSpan.ts';
import { allChunks } from './scan/chunks.ts';

/**
 * Finds every formula of a document, in order, none inside another: `$..$`, `$$..$$`, `\(..\)`, `\[..\]` and bare
 * environments. Code, comments, verbatim text, link targets and front matter hold none; `$5 and $6` is money; an
 * unclosed delimiter harms only its own paragraph. Time is linear in the text whatever stands in it; it never throws.
 */
export function findMathSpans(text: string, language: DocumentLanguage): MathSpan[] {
  const spans: MathSpan[] = [];
  for (const chunk of allChunks(text, language)) for (const span of chunk.spans) spans.push(span);
  return spans;
}
