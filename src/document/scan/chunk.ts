import type { MathSpan } from '../mathSpan.ts';

/**
 * What a chunk needs to know of the text before it: the content columns of the lists in force (Markdown), and whether
 * it is the start of the document.
 */
export interface Carried {
  readonly lists: readonly number[];
  readonly first: boolean;
}

/** A stretch of whole lines that can be read without what follows it, given `carried` from before. */
export interface Chunk {
  readonly start: number;
  /** A line's start, or the text's end. */
  readonly end: number;
  readonly before: Carried;
  readonly after: Carried;
  readonly spans: readonly MathSpan[];
}

/** Reads the chunk that starts at `start`, a line's start. It ends after `start`, unless the text does. */
export type ChunkReader = (text: string, start: number, carried: Carried) => Chunk;

/** What stands before a document's first chunk. */
export const atStart: Carried = { lists: [], first: true };

/** True when two chunks' surroundings are the same, so that one reading serves for both. */
export function sameCarried(a: Carried, b: Carried): boolean {
  return (
    a.first === b.first && a.lists.length === b.lists.length && a.lists.every((column, i) => column === b.lists[i])
  );
}
