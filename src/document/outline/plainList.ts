import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { ItemBlock, ListBlock } from './block.ts';
import { paragraphPieces } from './paragraphPieces.ts';

/** A marker at the margin and one space, before words or a formula that can begin no block of their own. */
const marker = /^(?:\d{1,9}([.)])|([-+*])) (?=[A-Za-z$\\(]|\d+(?![\d.)]))/;

/**
 * The list that a stretch of Markdown is, when each of its lines is an item of words and formulas, and all have the same
 * kind of marker; null for anything else.
 */
export function plainList(text: string, { start, end }: Span, spans: readonly MathSpan[]): ListBlock | null {
  const own = spans.filter((span) => span.start < end && start < span.end);
  if (own.some((span) => text.slice(span.start, span.end).includes('\n'))) return null;
  const items: ItemBlock[] = [];
  let [at, kind] = [start, ''];
  for (const line of text.slice(start, end).split('\n')) {
    const found = marker.exec(line);
    const sign = found?.[1] ?? found?.[2] ?? '';
    if (items.length === 0) kind = sign;
    if (line !== '' && (found === null || sign !== kind || /\s$/.test(line))) return null;
    if (found !== null) items.push(itemOf(text, { start: at, end: at + line.length }, found[0].length, own));
    at += line.length + 1;
  }
  return { kind: 'list', items, start, end };
}

function itemOf(text: string, span: Span, width: number, spans: readonly MathSpan[]): ItemBlock {
  const content = { start: span.start + width, end: span.end };
  return { kind: 'item', content, blocks: paragraphPieces(text, content, spans), ...span };
}
