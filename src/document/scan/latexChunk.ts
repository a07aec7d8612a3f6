import type { MathSpan } from '../mathSpan.ts';
import { CharacterSet } from './characterSet.ts';
import type { Carried, Chunk } from './chunk.ts';
import { commentEnd, readLatexText, verbatimEnd, verbatimEnvironmentEnd } from './latexInline.ts';
import { nextLine, paragraphEnd, skipBlankLines } from './lines.ts';

const special = new CharacterSet('\\%');
const opensVerbatim = /\\iffalse|\\begin[ \t]*\{(?:[Vv]erbatim|lstlisting|minted|comment|filecontents)/;
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
  if (!opensVerbatim.test(text.slice(start, end))) return end;
  for (let at = special.find(text, start, end); at < end; at = special.find(text, at, end)) {
    const environment = text[at] === '%' ? null : verbatimEnvironmentEnd(text, at);
    at = text[at] === '%' ? commentEnd(text, at) : (environment ?? verbatimEnd(text, at) ?? at + 2);
    if (environment !== null && environment > end) end = paragraphEnd(text, nextLine(text, environment));
  }
  return end;
}
