import type { Span } from '../../core/span.ts';
import { shiftMathSpan } from '../mathSpan.ts';
import type { Block, ItemBlock } from './block.ts';

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function shiftItem(item: ItemBlock, by: number): ItemBlock {
  const blocks = item.blocks.map((block) => shiftBlock(block, by));
  return { ...item, ...shiftSpan(item, by), content: shiftSpan(item.content, by), blocks };
}

/** The same block, with all that stands in it, `by` characters further on. */
export function shiftBlock(block: Block, by: number): Block {
  const span = shiftSpan(block, by);
  switch (block.kind) {
    case 'formula':
      return { ...block, ...span, math: shiftMathSpan(block.math, by) };
    case 'list':
      return { ...block, ...span, items: block.items.map((item) => shiftItem(item, by)) };
    case 'environment': {
      const blocks = block.blocks.map((inner) => shiftBlock(inner, by));
      return { ...block, ...span, inner: shiftSpan(block.inner, by), blocks };
    }
    case 'paragraph':
    case 'heading':
    case 'comment':
    case 'other':
      return { ...block, ...span };
  }
}
