import type { Span } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { Block } from './block.ts';
import { shiftBlock } from './shiftBlock.ts';

/** A stretch of text that is read alone, with the formulas in it. */
export interface Region extends Span {
  readonly spans: readonly MathSpan[];
}

/** Blocks of a region as they were read, and where it stood then. */
interface Known {
  readonly start: number;
  readonly blocks: readonly Block[];
}

/**
 * The blocks of the regions of a document's last reading, by their text: after a keystroke only the touched region is
 * read again. What the present reading does not use is forgotten with the next.
 */
export class OutlineCache {
  #before = new Map<string, Known>();
  #now = new Map<string, Known>();

  /** Begins another reading. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** The region's blocks, read by `read` where they are not known. */
  blocks(text: string, region: Region, read: () => readonly Block[]): readonly Block[] {
    const key = keyOf(text, region);
    const found = this.#now.get(key) ?? this.#before.get(key);
    const blocks = found === undefined ? read() : moved(found, region.start);
    this.#now.set(key, { start: region.start, blocks });
    return blocks;
  }
}

/** What decides how a region reads: its text, and which stretches of it are formulas. */
function keyOf(text: string, { start, end, spans }: Region): string {
  return `${text.slice(start, end)}\0${spans.map((span) => `${span.start - start} ${span.end - start}`).join(',')}`;
}

function moved({ start, blocks }: Known, to: number): readonly Block[] {
  return start === to ? blocks : blocks.map((block) => shiftBlock(block, to - start));
}
