import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { Block } from './block.ts';
import { trimSpan } from './trimSpan.ts';

const ownComment = /<!--\s*stepwise\b[^\n]*?-->|%[ \t]*stepwise\b[^\n]*/g;

/** Cuts running text at its display formulas and at the project's own comments: paragraphs between formulas. */
export function paragraphPieces(text: string, span: Span, spans: readonly MathSpan[]): Block[] {
  const blocks: Block[] = [];
  let from = span.start;
  for (const cut of [...displays(span, spans), ...comments(text, span, spans)].sort((a, b) => a.start - b.start)) {
    if (cut.start < from) continue;
    addText(text, from, cut.start, blocks);
    blocks.push(cut);
    from = cut.end;
  }
  addText(text, from, span.end, blocks);
  return blocks;
}

function displays(span: Span, spans: readonly MathSpan[]): Block[] {
  return spans
    .filter((math) => math.kind !== 'inline' && math.start >= span.start && math.end <= span.end)
    .map((math) => ({ kind: 'formula', start: math.start, end: math.end, math }));
}

function comments(text: string, span: Span, spans: readonly MathSpan[]): Block[] {
  const found: Block[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(ownComment)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    if (!spans.some((math) => math.start < end && start < math.end)) found.push({ kind: 'comment', start, end });
  }
  return found;
}

function addText(text: string, start: number, end: number, into: Block[]): void {
  const span = trimSpan(text, start, end);
  if (span.start < span.end) into.push({ kind: 'paragraph', ...span });
}
