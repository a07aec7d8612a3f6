import { findFormulas } from './formulas.ts';

/** A phrase that announces the answer, and the text it announces, to the end of its sentence. */
export interface Announced {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether the phrase says that this is the last word (`final answer`, `####`). */
  readonly final: boolean;
}

const CUE =
  /(?:(?:the|my|our|so)\s+)?((?:final|correct)\s+)?(?:answers?|(?<=(?:correct|right|best)\s)(?:option|choice))\b(?:\s+(?:to|for|of)\b[^.:\n$]{0,60}?)?\s*(?:\s+(?:is|are|will be|would be|must be|should be)\b(?:\s*:)?|\s*[:=]\**)\s*|^\s*####\s*/gim;

/** The last announcement of an answer in a text; `The final answer is $5$.` announces `$5$`. Null when there is none. */
export function lastAnnounced(text: string): Announced | null {
  const formulas = findFormulas(text);
  const inside = (at: number): boolean => formulas.some((f) => f.start < at && at < f.end);
  let last: Announced | null = null;
  for (const match of text.matchAll(CUE)) {
    const start = match.index + match[0].length;
    const end = sentenceEnd(text, start, inside);
    const said = text.slice(start, end).trim();
    if (said === '' || inside(match.index)) continue;
    last = { text: said, start: match.index, end, final: match[1] !== undefined || match[0].includes('####') };
  }
  return last;
}

function sentenceEnd(text: string, start: number, inside: (at: number) => boolean): number {
  for (const match of text.slice(start).matchAll(/[.!?](?=\s|$)|\n/g)) {
    const at = start + match.index;
    const blank = text.slice(start, at).trim() === '';
    if (!blank && !inside(at)) return at;
  }
  return text.length;
}
