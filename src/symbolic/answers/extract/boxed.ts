import { endOfGroup } from './brackets.ts';

/** What one `\boxed` holds, and where the whole command stands. */
export interface Boxed {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

/** Every `\boxed{...}` and `\fbox{...}` in reading order, nested braces kept; an unclosed one runs to the end. */
export function findBoxed(text: string): readonly Boxed[] {
  const found: Boxed[] = [];
  for (const match of text.matchAll(/\\(?:boxed|fbox)\s*(\{|[^\s{}$\\]+)/g)) {
    const open = match.index + match[0].length - (match[1] ?? '').length;
    if (found.at(-1) && match.index < (found.at(-1)?.end ?? 0)) continue;
    found.push(match[1] === '{' ? group(text, match.index, open) : bare(match, open));
  }
  return found;
}

function group(text: string, start: number, open: number): Boxed {
  const end = endOfGroup(text, open);
  const closed = text[end - 1] === '}' && end > open + 1;
  const content = text.slice(open + 1, closed ? end - 1 : end);
  return { content: closed ? content : dropTail(content), start, end };
}

function bare(match: RegExpMatchArray, open: number): Boxed {
  const content = match[1] ?? '';
  return { content, start: match.index ?? 0, end: open + content.length };
}

function dropTail(content: string): string {
  return content.replace(/(?:\\\)|\\\]|\$)[\s\S]*$/, '');
}

/** The boxes that end the text together: walking back from the last, as long as no sentence ends between two. */
export function lastCluster(text: string): readonly Boxed[] {
  const all = findBoxed(text);
  let from = all.length - 1;
  while (from > 0 && joins(text.slice(all[from - 1]?.end, all[from]?.start))) from--;
  return all.slice(Math.max(0, from));
}

function joins(gap: string): boolean {
  return (
    gap.length <= 90 &&
    !/[.!?]\s|\n\s*\n|\\implies|\\Rightarrow|\b(?:thus|therefore|hence|so|wait|actually|instead|not|correct(?:ion|ed)?|mistake|rather|sorry)\b/i.test(
      gap,
    )
  );
}
