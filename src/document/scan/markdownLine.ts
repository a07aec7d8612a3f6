const TAB_STOP = 4;
const marker = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;

/** A line's prefix: quote marks and list markers, and the column at which its content starts. */
export interface LinePrefix {
  /** Offset of the first character of the content. */
  readonly content: number;
  /** Column of that character (tabs stop every four columns). */
  readonly column: number;
  /** Column after the last quote mark, 0 without one: an indent counts from here or from a list's column. */
  readonly base: number;
  readonly quotes: number;
  /** Column of the line's first character that is not white space. */
  readonly indent: number;
  /** True when its first list marker may end a paragraph above it: a bullet, or the number 1. */
  readonly interrupts: boolean;
  /** Content columns of the list markers on this line, outermost first. */
  readonly markers: readonly number[];
}

/** Reads a line's prefix. `lists` are the content columns in force; `[start, end)` is the line without its end. */
export function readPrefix(text: string, start: number, end: number, lists: readonly number[]): LinePrefix {
  const markers: number[] = [];
  let base = 0;
  let quotes = 0;
  let { at, column } = indent(text, start, end, 0);
  const first = column;
  let interrupts = true;
  for (;;) {
    const inside = [...lists, ...markers].filter((list) => list <= column).at(-1) ?? 0;
    if (column - Math.max(inside, base) >= TAB_STOP) break;
    if (text[at] === '>' && at < end) {
      quotes += 1;
      base = column + (text[at + 1] === ' ' ? 2 : 1);
      ({ at, column } = indent(text, at + 1, end, column + 1));
      continue;
    }
    const width = markerWidth(text, at, end);
    if (width === 0 || isThematicBreak(text.slice(at, end))) break;
    const next = indent(text, at + width, end, column + width);
    const gap = next.column - column - width;
    if (markers.length === 0) interrupts = !/^0*[02-9]|^0*1\d/.test(text.slice(at, at + width));
    const wide = gap > TAB_STOP || next.at >= end;
    markers.push(column + width + (wide ? 1 : gap));
    if (wide) return { content: next.at, column: next.column, base, quotes, indent: first, interrupts, markers };
    ({ at, column } = next);
  }
  return { content: at, column, base, quotes, indent: first, interrupts, markers };
}

/** True for `***`, `---`, `___`, spaces between allowed. */
export function isThematicBreak(content: string): boolean {
  return /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(content);
}

function markerWidth(text: string, at: number, end: number): number {
  marker.lastIndex = at;
  const match = marker.exec(text)?.[0].length ?? 0;
  return at + match <= end ? match : 0;
}

function indent(text: string, from: number, end: number, column: number): { at: number; column: number } {
  let at = from;
  let here = column;
  for (; at < end; at += 1) {
    const character = text[at];
    if (character === ' ') here += 1;
    else if (character === '\t') here += TAB_STOP - (here % TAB_STOP);
    else break;
  }
  return { at, column: here };
}
