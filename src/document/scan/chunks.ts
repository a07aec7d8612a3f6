import type { DocumentLanguage } from '../../core/span.ts';
import { atStart, type Carried, type Chunk, type ChunkReader } from './chunk.ts';
import { readLatexChunk } from './latexChunk.ts';
import { readMarkdownChunk } from './markdownChunk.ts';

/** How a language's text is read, chunk by chunk. Plain text is read as Markdown. */
export const chunkReaders: Readonly<Record<DocumentLanguage, ChunkReader>> = {
  markdown: readMarkdownChunk,
  plaintext: readMarkdownChunk,
  latex: readLatexChunk,
};

/** Reads chunks from `start` to the text's end, or until `stop` says of the next chunk's start that it is known. */
export function readChunks(
  text: string,
  start: number,
  carried: Carried,
  read: ChunkReader,
  stop: (at: number, carried: Carried) => boolean,
): Chunk[] {
  const chunks: Chunk[] = [];
  let at = start;
  let state = carried;
  while (at < text.length && !stop(at, state)) {
    const chunk = read(text, at, state);
    chunks.push(chunk);
    at = chunk.end;
    state = chunk.after;
  }
  return chunks;
}

/** All chunks of a text. They lie end to end and cover it. */
export function allChunks(text: string, language: DocumentLanguage): Chunk[] {
  return readChunks(text, 0, atStart, chunkReaders[language], () => false);
}
