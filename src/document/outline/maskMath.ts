import type { MathSpan } from '../mathSpan.ts';

const DOLLAR_FENCE = /^[ \t]*\r?\n[^]*\n[ \t>]*$/;

/**
 * A copy of Markdown text, of the same length, in which a Markdown reader sees no formula that it could mistake for
 * structure (`* b *`, `- 2` at a line's start): each becomes one word. `$..$` and fenced `$$` keep their delimiters; a
 * dollar that opens no formula becomes a letter. Line ends and quote marks stay where they are.
 */
export function maskMath(text: string, start: number, end: number, spans: readonly MathSpan[]): string {
  let masked = '';
  let from = start;
  for (const span of spans) {
    masked += maskText(text.slice(from, span.start)) + maskSpan(text, span);
    from = span.end;
  }
  return masked + maskText(text.slice(from, end));
}

function maskText(text: string): string {
  return text.replaceAll('$', 'x');
}

function maskSpan(text: string, span: MathSpan): string {
  const inner = text.slice(span.inner.start, span.inner.end);
  const kept = text[span.start] === '$' && (span.kind === 'inline' || DOLLAR_FENCE.test(inner));
  if (!kept) return letters(text.slice(span.start, span.end));
  return text.slice(span.start, span.inner.start) + letters(inner) + text.slice(span.inner.end, span.end);
}

function letters(text: string): string {
  return text.replace(/[^\n\r]+/g, (line, at: number) => {
    const prefix = at === 0 ? '' : (/^[ \t>]*/.exec(line)?.[0] ?? '');
    return prefix + 'x'.repeat(line.length - prefix.length);
  });
}
