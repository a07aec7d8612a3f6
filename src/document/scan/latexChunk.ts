import type { MathSpan } from '../mathSpan.ts';
import type { Carried, Chunk } from './chunk.ts';
import { commentEnd, readLatexText, verbatimEnd, verbatimEnvironmentEnd } from './latexInline.ts';
import { nextLine, paragraphEnd, skipBlankLines } from './lines.ts';

const after: Carried = { lists: [], first: false };

/** Reads one paragraph of LaTeX; a verbatim environment is part of it however many blank lines it holds. */
export function readLatexChunk(text: string, start: number, before: Carried): Chunk {
  const from = skipBlankLines(text, start);
  const end = from > start ? from : paragraphWithVerbatim(text, start);
  const spans: MathSpan[] = [];
  readLatexText(text, start, end, spans);
  return { start, end: skipBlankLines(text, end), before, after, spans };
}

function paragraphWithVerbatim(text: string, start: number): number {
  let end = paragraphEnd(text, start);
  let at = start;
  while (at < end) {
    const character = text[at];
    if (character === '%') at = commentEnd(text, at);
    else if (character === '\\') {
      const environment = verbatimEnvironmentEnd(text, at);
      at = environment ?? verbatimEnd(text, at) ?? at + 2;
      if (environment !== null && environment > end) end = paragraphEnd(text, nextLine(text, environment));
    } else at += 1;
  }
  return end;
}
