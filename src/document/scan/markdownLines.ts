import type { MathSpan } from '../mathSpan.ts';
import { htmlBlockStart } from './htmlBlock.ts';
import { isBlankLine, lineEnd, nextLine, paragraphEnd } from './lines.ts';
import { isLinkDefinition } from './linkTarget.ts';
import { readMarkdownText } from './markdownInline.ts';
import { isThematicBreak, readPrefix, type LinePrefix } from './markdownLine.ts';
import { Region } from './region.ts';

const INDENTED_CODE = 4;
const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const headingOrRule = /^(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$)/;

/**
 * The block structure of a run of lines, as far as formulas need it: which lines are running text, and where one
 * stretch of it ends and the next begins (CommonMark 0.31, sections 4 and 5).
 */
export class MarkdownLines {
  readonly spans: MathSpan[] = [];
  #lists: readonly number[];
  #open = -1;
  #quotes = 0;
  #display: Region | null = null;
  /** True where the line above is running text that this line may go on. */
  #going = false;

  constructor(
    readonly text: string,
    readonly start: number,
    public end: number,
    readonly before: readonly number[],
  ) {
    this.#lists = before;
  }

  /** The content columns of the lists in force after the last line; a blank line ends a quote and the lists in it. */
  get lists(): readonly number[] {
    return this.#quotes > 0 ? this.before : this.#lists;
  }

  /** Reads all lines; the offset of the first line after them. */
  read(): number {
    let at = this.start;
    while (at < this.end) at = this.#line(at);
    this.#flush(at);
    return at;
  }

  #line(start: number): number {
    const end = lineEnd(this.text, start);
    const prefix = readPrefix(this.text, start, end, this.#lists);
    if (prefix.content >= end) return this.#emptyLine(start, prefix);
    if (this.#isCode(prefix)) return this.#skip(start, nextLine(this.text, start));
    if (this.#starts(prefix)) this.#flush(start);
    if (!this.#going) this.#enter(prefix);
    const content = this.text.slice(prefix.content, end);
    return this.#block(start, end, prefix, content) ?? this.#running(start, prefix, content);
  }

  #emptyLine(start: number, prefix: LinePrefix): number {
    this.#flush(start);
    this.#enter(prefix);
    return nextLine(this.text, start);
  }

  #isCode({ column, base, markers }: LinePrefix): boolean {
    if (this.#going && markers.length === 0) return false;
    const inside = [...this.#lists.filter((list) => list <= column), ...markers].at(-1) ?? 0;
    return column - Math.max(inside, base) >= INDENTED_CODE;
  }

  #starts(prefix: LinePrefix): boolean {
    if (prefix.quotes > this.#quotes) return true;
    return prefix.markers.length > 0 && (prefix.interrupts || this.#lists.length > 0 || !this.#going);
  }

  /** Takes up the containers of a line that goes on nothing. */
  #enter({ column, markers, quotes }: LinePrefix): void {
    const first = markers[0];
    const outer = this.#lists.filter((list) => (first === undefined ? list <= column : list < first));
    this.#lists = [...outer, ...markers];
    this.#quotes = quotes;
  }

  /** Reads a block that is not running text; null when the line is no such block. */
  #block(start: number, end: number, prefix: LinePrefix, content: string): number | null {
    const ticks = fence.exec(content)?.[0];
    if (ticks !== undefined) return this.#skip(start, this.#fenceEnd(start, prefix, ticks));
    const html = htmlBlockStart(content, this.#going);
    if (html !== null) return this.#skip(start, this.#htmlEnd(start, prefix.content, html.text));
    if (!this.#going && isLinkDefinition(this.text, prefix.content, end))
      return this.#skip(start, nextLine(this.text, start));
    if (!isThematicBreak(content) && !headingOrRule.test(content)) return null;
    if (!/^[=-]/.test(content)) this.#flush(start);
    this.#open = this.#open === -1 ? prefix.content : this.#open;
    this.#flush(end);
    return nextLine(this.text, start);
  }

  #running(start: number, prefix: LinePrefix, content: string): number {
    if (this.#open === -1) this.#open = prefix.content;
    this.#going = true;
    return /^(?:\$\$|\\\[|\\begin)/.test(content)
      ? this.#displayEnd(start, prefix.content)
      : nextLine(this.text, start);
  }

  /** Lines inside a formula that opens a line (`$$`, `\[`, `\begin`) are never read as blocks. */
  #displayEnd(start: number, at: number): number {
    this.#display ??= new Region(this.text, at, this.end, { money: true, comments: false });
    const span = this.text[at] === '$' ? this.#display.dollars(at) : this.#display.command(at);
    return nextLine(this.text, span === null ? start : span.end);
  }

  #skip(start: number, end: number): number {
    this.#flush(start);
    if (end > this.end) this.end = isBlankLine(this.text, end) ? end : paragraphEnd(this.text, end);
    this.#display = null;
    return end;
  }

  #fenceEnd(start: number, prefix: LinePrefix, ticks: string): number {
    const close = new RegExp(`^\\${ticks.charAt(0)}{${ticks.length},}[ \\t]*$`);
    const inside = this.#lists.filter((list) => list <= prefix.column).at(-1) ?? 0;
    for (let at = nextLine(this.text, start); at < this.text.length; at = nextLine(this.text, at)) {
      const end = lineEnd(this.text, at);
      const line = readPrefix(this.text, at, end, []);
      const blank = line.content >= end && line.quotes === 0;
      const column = prefix.quotes === 0 ? line.indent : line.column;
      if (line.quotes < prefix.quotes || (!blank && column < inside)) return at;
      if (line.quotes !== prefix.quotes || line.markers.length > 0) continue;
      if (close.test(this.text.slice(line.content, end))) return nextLine(this.text, at);
    }
    return this.text.length;
  }

  #htmlEnd(start: number, content: number, closer: string | null): number {
    if (closer === null) return paragraphEnd(this.text, start);
    const pattern = new RegExp(closer.replace(/[\]?]/g, '\\$&'), 'gi');
    pattern.lastIndex = content;
    const close = pattern.exec(this.text);
    return close === null ? this.text.length : nextLine(this.text, close.index);
  }

  #flush(end: number): void {
    if (this.#open !== -1 && end > this.#open) readMarkdownText(this.text, this.#open, end, this.spans);
    this.#open = -1;
    this.#going = false;
  }
}
