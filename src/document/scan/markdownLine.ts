import { CharacterSet } from './characterSet.ts';

const TAB_STOP = 4;
/** Deeper nesting on one line is taken as text, so that a line of a million markers costs linear time. */
const MOST_MARKERS = 60;
/** Characters that can begin a prefix; a line that begins with any other has none. */
const structural = new CharacterSet(' \t>-+*0123456789');
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
  /** Column of the last quote mark; 0 without one. */
  readonly quoted: number;
  /** Column of the first character that is neither white space nor one of the outermost quote marks. */
  readonly indent: number;
  /** Column of the line's first character that is not white space. */
  readonly margin: number;
  /** How many of its markers stand before its first quote mark. */
  readonly unquoted: number;
  /** True when its first list marker may end a paragraph above it: a bullet, or the number 1. */
  readonly interrupts: boolean;
  /** Content columns of the list markers on this line, outermost first. */
  readonly markers: readonly number[];
}

/** Reads a line's prefix. `lists` are the content columns in force; `[start, end)` is the line without its end. */
export function readPrefix(text: string, start: number, end: number, lists: readonly number[]): LinePrefix {
  if (start >= end || !structural.has(text.charCodeAt(start))) return bare(start);
  return new PrefixReader(text, start, end, lists).read();
}

const none: readonly number[] = [];

/** The prefix of a line without one. Written out, for nearly every line of a document has this. */
function bare(content: number): LinePrefix {
  return {
    content,
    column: 0,
    base: 0,
    quotes: 0,
    quoted: 0,
    indent: 0,
    margin: 0,
    unquoted: 0,
    interrupts: true,
    markers: none,
  };
}

class PrefixReader {
  readonly #markers: number[] = [];
  readonly #margin: number;
  #at: number;
  #column = 0;
  #base = 0;
  #quotes = 0;
  #quoted = 0;
  #indent: number;
  #unquoted = 0;
  #interrupts = true;

  constructor(
    readonly text: string,
    start: number,
    readonly end: number,
    readonly lists: readonly number[],
  ) {
    this.#at = start;
    this.#skipSpace();
    this.#margin = this.#column;
    this.#indent = this.#column;
  }

  read(): LinePrefix {
    while (this.#column - this.#inside() < TAB_STOP && this.#markers.length < MOST_MARKERS)
      if (!this.#quote() && !this.#marker()) break;
    return {
      content: this.#at,
      column: this.#column,
      base: this.#base,
      quotes: this.#quotes,
      quoted: this.#quoted,
      indent: this.#indent,
      margin: this.#margin,
      unquoted: this.#quotes === 0 ? this.#markers.length : this.#unquoted,
      interrupts: this.#interrupts,
      markers: this.#markers,
    };
  }

  #inside(): number {
    return Math.max(this.#base, this.#markers.at(-1) ?? 0, innermost(this.lists, this.#column));
  }

  #quote(): boolean {
    if (this.#at >= this.end || this.text[this.#at] !== '>') return false;
    if (this.#quotes === 0) this.#unquoted = this.#markers.length;
    this.#quotes += 1;
    this.#quoted = this.#column;
    this.#base = this.#column + (this.text[this.#at + 1] === ' ' ? 2 : 1);
    this.#skip(1);
    if (this.#markers.length === 0) this.#indent = this.#column;
    return true;
  }

  #marker(): boolean {
    const width = markerWidth(this.text, this.#at, this.end);
    if (width === 0 || isThematicBreak(this.text.slice(this.#at, this.end))) return false;
    if (this.#markers.length === 0)
      this.#interrupts = !/^0*(?:[02-9]|1\d)/.test(this.text.slice(this.#at, this.#at + width));
    const after = this.#column + width;
    this.#skip(width);
    const gap = this.#column - after;
    const wide = gap > TAB_STOP || this.#at >= this.end;
    this.#markers.push(after + (wide ? 1 : gap));
    return !wide;
  }

  #skip(width: number): void {
    this.#at += width;
    this.#column += width;
    this.#skipSpace();
  }

  #skipSpace(): void {
    for (; this.#at < this.end; this.#at += 1) {
      const character = this.text[this.#at];
      if (character === ' ') this.#column += 1;
      else if (character === '\t') this.#column += TAB_STOP - (this.#column % TAB_STOP);
      else break;
    }
  }
}

/** The content column of the deepest list that a line at `column` is still inside; 0 outside all lists. */
export function innermost(lists: readonly number[], column: number): number {
  let inside = 0;
  for (const list of lists) if (list <= column) inside = list;
  return inside;
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
