import type { MathSpan } from '../mathSpan.ts';
import type { Carried, Chunk } from './chunk.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { paragraphEnd, skipBlankLines } from './lines.ts';
import { MarkdownLines } from './markdownLines.ts';

/** Reads one run of Markdown lines up to the next blank line, and past it where code, a comment or HTML goes on. */
export function readMarkdownChunk(text: string, start: number, carried: Carried): Chunk {
  const front = carried.first ? frontMatterEnd(text) : 0;
  if (front > 0) return chunk(text, start, front, carried, [], []);
  const from = skipBlankLines(text, start);
  if (from > start) return { start, end: from, before: carried, after: { ...carried, first: false }, spans: [] };
  const lines = new MarkdownLines(text, start, paragraphEnd(text, start), carried.lists);
  const end = lines.read();
  return chunk(text, start, end, carried, lines.lists, lines.spans);
}

function chunk(
  text: string,
  start: number,
  end: number,
  before: Carried,
  lists: readonly number[],
  spans: readonly MathSpan[],
): Chunk {
  return { start, end: skipBlankLines(text, end), before, after: { lists, first: false }, spans };
}
