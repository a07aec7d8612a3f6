import type { DocumentLanguage } from '../../core/span.ts';
import type { MathSpan } from '../mathSpan.ts';
import type { Chunk } from '../scan/chunk.ts';
import { frontMatterEnd } from '../scan/frontMatter.ts';
import type { Block } from './block.ts';
import { latexOutline } from './latexOutline.ts';
import { markdownOutline } from './markdownOutline.ts';
import type { OutlineCache, Region } from './outlineCache.ts';

/** A top-level heading or paragraph: what stands before it cannot change how it is read. */
const freshStart = /^(?:#{1,6}[ \t]|[A-Za-z$\\<]|[*_]{1,3}[^\s*_])/;

/** The blocks of a text that was read into `chunks`. With a cache, what it knows of the text is not read again. */
export function outline(
  text: string,
  language: DocumentLanguage,
  chunks: readonly Chunk[],
  cache: OutlineCache | null = null,
): Block[] {
  if (language === 'latex')
    return latexOutline(
      text,
      chunks.flatMap((chunk) => chunk.spans),
    );
  cache?.turn();
  return regions(text, chunks).flatMap((region) => {
    const read = (): Block[] => markdownOutline(text, region.start, region.end, region.spans);
    return cache?.blocks(text, region, read) ?? read();
  });
}

/** Groups chunks into stretches of Markdown that can each be read alone. */
export function regions(text: string, chunks: readonly Chunk[]): Region[] {
  const found: { start: number; end: number; spans: MathSpan[] }[] = [];
  const front = frontMatterEnd(text);
  for (const chunk of chunks) {
    if (chunk.start < front) continue;
    const last = found.at(-1);
    if (last === undefined || freshStart.test(text.slice(chunk.start, chunk.start + 8)))
      found.push({ start: chunk.start, end: chunk.end, spans: [...chunk.spans] });
    else {
      last.end = chunk.end;
      last.spans.push(...chunk.spans);
    }
  }
  return found;
}
