import type { DocumentLanguage, Span } from '../core/span.ts';
import { shiftMathSpan, type MathSpan } from './mathSpan.ts';
import { atStart, sameCarried, type Carried, type Chunk } from './scan/chunk.ts';
import { chunkReaders, readChunks } from './scan/chunks.ts';
import { frontMatterEnd } from './scan/frontMatter.ts';
import { lineStart } from './scan/lines.ts';

/** One edit: the text that stood in `span` became `text`. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/**
 * The formulas of one document, kept up to date: after a change only the paragraphs it touches are read again (and what
 * follows them as far as it reads differently now, as after an opened code fence).
 */
export class DocumentScan {
  #text: string;
  #chunks: readonly Chunk[];
  #charactersRead: number;

  constructor(
    text: string,
    readonly language: DocumentLanguage,
  ) {
    this.#text = text;
    this.#chunks = readChunks(text, 0, atStart, chunkReaders[language], () => false);
    this.#charactersRead = text.length;
  }

  get text(): string {
    return this.#text;
  }

  /** How many characters the last reading went over. */
  get charactersRead(): number {
    return this.#charactersRead;
  }

  /** All formulas, as {@link findMathSpans} finds them in the present text. */
  get spans(): MathSpan[] {
    return this.#chunks.flatMap((chunk) => chunk.spans);
  }

  /** The stretches of whole lines that were read as one, end to end, as {@link allChunks} finds them. */
  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  /** Takes up the text as it is now: what it begins and ends with as before is not read again. */
  become(text: string): void {
    const [before, most] = [this.#text, Math.min(text.length, this.#text.length)];
    let start = 0;
    while (start < most && text.charCodeAt(start) === before.charCodeAt(start)) start += 1;
    let same = 0;
    while (
      same < most - start &&
      text.charCodeAt(text.length - 1 - same) === before.charCodeAt(before.length - 1 - same)
    )
      same += 1;
    const span = { start, end: before.length - same };
    this.update({ span, text: text.slice(start, text.length - same) });
  }

  /** Takes up one change. A change outside the text is cut to it. */
  update(change: TextChange): void {
    const start = clamp(change.span.start, this.#text.length);
    const end = Math.max(start, clamp(change.span.end, this.#text.length));
    const by = change.text.length - (end - start);
    const text = this.#text.slice(0, start) + change.text + this.#text.slice(end);
    // A chunk ends where a line is not blank, so that the line behind it counts too; front matter, where a line far below
    // closes it.
    const line = lineStart(this.#text, start);
    const first = frontMatterEnd(text) === frontMatterEnd(this.#text) ? this.#firstTouched(line) : 0;
    const kept = this.#chunks.slice(0, first);
    const rest = this.#chunks.filter((chunk, index) => index > first && chunk.start >= end);
    const starts = new Map(rest.map((chunk, index) => [chunk.start + by, index]));
    const from = kept.at(-1);
    let join = rest.length;
    const known = (at: number, carried: Carried): boolean => {
      const index = at >= start + change.text.length ? starts.get(at) : undefined;
      const old = index === undefined ? undefined : rest[index];
      if (index === undefined || old === undefined || !sameCarried(old.before, carried)) return false;
      join = index;
      return true;
    };
    const read = readChunks(text, from?.end ?? 0, from?.after ?? atStart, chunkReaders[this.language], known);
    this.#charactersRead = read.reduce((sum, chunk) => sum + chunk.end - chunk.start, 0);
    this.#chunks = [...kept, ...read, ...rest.slice(join).map((chunk) => shiftChunk(chunk, by))];
    this.#text = text;
  }

  /** The first chunk that a change at `start` can alter: the one it is in, or the one that ends there. */
  #firstTouched(start: number): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#chunks[middle]?.end ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shiftChunk(chunk: Chunk, by: number): Chunk {
  if (by === 0) return chunk;
  const spans = chunk.spans.map((span) => shiftMathSpan(span, by));
  return { ...chunk, start: chunk.start + by, end: chunk.end + by, spans };
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(length, offset));
}
