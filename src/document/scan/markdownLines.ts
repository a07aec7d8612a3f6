import type { MathSpan } from '../mathSpan.ts';
import { CharacterSet } from './characterSet.ts';
import { htmlBlockStart } from './htmlBlock.ts';
import { isBlank, isBlankLine, lineEnd, nextLine, paragraphEnd } from './lines.ts';
import { isLinkDefinition } from './linkTarget.ts';
import { readMarkdownText } from './markdownInline.ts';
import { innermost, isThematicBreak, readPrefix, type LinePrefix } from './markdownLine.ts';
import { Region } from './region.ts';

const INDENTED_CODE = 4;
const blockStart = new CharacterSet('`~<[#=-*_');
const displayOpeners = ['$$', '\\[', '\\begin'];
const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const headingOrRule = /^(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$)/;

/** Where a block ends: with this line, before it, or later. `content` is null for a line with marks of its own. */
type LeafEnd = (content: string | null, line: string) => 'here' | 'before' | 'later';

/**
 * The block structure of a run of lines, as far as formulas need it: which lines are running text, and where one
 * stretch of it ends and the next begins (CommonMark 0.31, sections 4 and 5).
 */
export class MarkdownLines {
  readonly spans: MathSpan[] = [];
  #lists: readonly number[];
  /** Of those, the ones that stand outside all quotes. */
  #outside: readonly number[];
  #open = -1;
  #quotes = 0;
  #formulas: Region | null = null;
  /** True where the line above is running text that this line may go on. */
  #going = false;

  constructor(
    readonly text: string,
    readonly start: number,
    public end: number,
    before: readonly number[],
  ) {
    this.#lists = before;
    this.#outside = before;
  }

  /** The content columns of the lists in force after the last line; a blank line ends a quote and the lists in it. */
  get lists(): readonly number[] {
    return this.#quotes > 0 ? this.#outside : this.#lists;
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
    const prefix = this.#prefix(start, end);
    if (prefix.content >= end) return this.#emptyLine(start, prefix);
    if (this.#starts(prefix)) this.#flush(start);
    if (!this.#going) this.#enter(prefix);
    if (this.#isCode(prefix)) return this.#skip(start, nextLine(this.text, start));
    if (!blockStart.has(this.text.charCodeAt(prefix.content))) return this.#running(start, prefix);
    const content = this.text.slice(prefix.content, end);
    return this.#block(start, end, prefix, content) ?? this.#running(start, prefix);
  }

  /**
   * A line outside a quotation that goes on nothing is outside the lists in it, too; and a quotation that begins within
   * another is outside the lists that reach further than its mark.
   */
  #prefix(start: number, end: number): LinePrefix {
    const prefix = readPrefix(this.text, start, end, this.#lists);
    if (prefix.quotes > 0 && prefix.unquoted === 0 && this.#outside.some((list) => list > prefix.margin)) {
      this.#lists = this.#outside.filter((list) => list <= prefix.margin);
      this.#outside = this.#lists;
      this.#quotes = 0;
      return readPrefix(this.text, start, end, this.#lists);
    }
    if (this.#quotes > 0 && prefix.quotes > this.#quotes && prefix.markers.length === 0) {
      const kept = this.#lists.filter((list) => list <= prefix.quoted);
      if (kept.length < this.#lists.length) {
        this.#lists = kept;
        return readPrefix(this.text, start, end, kept);
      }
    }
    if (this.#going || prefix.quotes > 0 || this.#quotes === 0 || this.#lists.length === 0) return prefix;
    this.#lists = this.#outside;
    this.#quotes = 0;
    return readPrefix(this.text, start, end, this.#lists);
  }

  #emptyLine(start: number, prefix: LinePrefix): number {
    this.#flush(start);
    if (prefix.markers.length > 0 || prefix.quotes > this.#quotes) this.#enter(prefix);
    else this.#quotes = prefix.quotes;
    return nextLine(this.text, start);
  }

  #isCode({ column, base, markers }: LinePrefix): boolean {
    if (this.#going && markers.length === 0) return false;
    return column - Math.max(base, markers.at(-1) ?? innermost(this.#lists, column)) >= INDENTED_CODE;
  }

  #starts(prefix: LinePrefix): boolean {
    if (prefix.quotes > this.#quotes) return true;
    return prefix.markers.length > 0 && (prefix.interrupts || this.#lists.length > 0 || !this.#going);
  }

  /** Takes up the containers of a line that goes on nothing. */
  #enter({ column, markers, quotes, margin, unquoted }: LinePrefix): void {
    this.#quotes = quotes;
    const first = markers[0];
    if (this.#lists.length === 0 && first === undefined) return;
    const outer = this.#lists.filter((list) => (first === undefined ? list <= column : list < first));
    this.#lists = [...outer, ...markers];
    const kept = this.#outside.filter((list) => list <= margin);
    this.#outside = quotes === 0 ? this.#lists : [...kept, ...markers.slice(0, unquoted)];
  }

  /** Reads a block that is not running text; null when the line is no such block. */
  #block(start: number, end: number, prefix: LinePrefix, content: string): number | null {
    const ticks = fence.exec(content)?.[0];
    if (ticks !== undefined) return this.#skip(start, this.#fenceEnd(start, prefix, ticks));
    const html = htmlBlockStart(content, this.#going);
    if (html !== null) return this.#skip(start, this.#htmlEnd(start, prefix, html.text));
    if (this.#open === -1 && isLinkDefinition(this.text, prefix.content, end)) {
      this.#going = true;
      return nextLine(this.text, start);
    }
    if (!isThematicBreak(content) && !headingOrRule.test(content)) return null;
    if (content.startsWith('=') && this.#isLazy(prefix)) return null;
    if (!/^[=-]/.test(content)) this.#flush(start);
    this.#open = this.#open === -1 ? prefix.content : this.#open;
    this.#flush(end);
    return nextLine(this.text, start);
  }

  /** A line that goes on a paragraph without the quote marks or the indent of its container cannot underline it. */
  #isLazy({ quotes, column }: LinePrefix): boolean {
    return this.#going && (quotes < this.#quotes || column < (this.#lists.at(-1) ?? 0));
  }

  #running(start: number, prefix: LinePrefix): number {
    const { content } = prefix;
    const display = displayOpeners.some((opener) => this.text.startsWith(opener, content))
      ? this.#display(content)
      : null;
    const next = nextLine(this.text, display === null ? start : display.end);
    const fenced = display !== null && this.text[content] === '$' && isBlank(this.text, display.end, next);
    if (fenced) this.#flush(start);
    if (this.#open === -1) this.#open = content;
    this.#going = true;
    if (fenced) this.#flush(next);
    return next;
  }

  /** The formula that opens a line (`$$`, `\[`, `\begin`): no line inside it is read as a block. */
  #display(at: number): MathSpan | null {
    this.#formulas ??= new Region(this.text, this.end, { money: true, comments: false });
    return this.text[at] === '$' ? this.#formulas.dollars(at) : this.#formulas.command(at);
  }

  #skip(start: number, end: number): number {
    this.#flush(start);
    if (end > this.end) this.end = isBlankLine(this.text, end) ? end : paragraphEnd(this.text, end);
    this.#formulas = null;
    return end;
  }

  #fenceEnd(start: number, prefix: LinePrefix, ticks: string): number {
    const close = new RegExp(`^\\${ticks.charAt(0)}{${ticks.length},}[ \\t]*$`);
    return this.#leafEnd(nextLine(this.text, start), prefix, (content) =>
      content !== null && close.test(content) ? 'here' : 'later',
    );
  }

  #htmlEnd(start: number, prefix: LinePrefix, closer: string | null): number {
    if (closer === null) return this.#leafEnd(start, prefix, (content) => (content === '' ? 'before' : 'later'));
    const close = closer.toLowerCase();
    return this.#leafEnd(start, prefix, (_, line) => (line.toLowerCase().includes(close) ? 'here' : 'later'));
  }

  /** The end of a block whose lines are not running text: where `ends` says so, or its list or quotation ends. */
  #leafEnd(from: number, prefix: LinePrefix, ends: LeafEnd): number {
    const inside = innermost(this.#lists, prefix.column);
    for (let at = from; at < this.text.length; at = nextLine(this.text, at)) {
      const end = lineEnd(this.text, at);
      const line = at === from && from <= prefix.content ? prefix : readPrefix(this.text, at, end, this.#lists);
      const blank = line.content >= end && line.markers.length === 0;
      const left =
        line !== prefix &&
        (line.quotes < prefix.quotes || (!blank && (prefix.quotes === 0 ? line.margin : line.indent) < inside));
      if (left) return at;
      const foreign = line !== prefix && (line.quotes !== prefix.quotes || line.markers.length > 0);
      const verdict = ends(foreign ? null : this.text.slice(line.content, end), this.text.slice(at, end));
      if (verdict !== 'later') return verdict === 'here' ? nextLine(this.text, at) : at;
    }
    return this.text.length;
  }

  #flush(end: number): void {
    if (this.#open !== -1 && end > this.#open) readMarkdownText(this.text, this.#open, end, this.spans);
    this.#open = -1;
    this.#going = false;
  }
}
