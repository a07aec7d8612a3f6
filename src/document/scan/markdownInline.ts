import type { MathSpan } from '../mathSpan.ts';
import { codeSpanEnd } from './codeSpans.ts';
import { InlineHtml } from './inlineHtml.ts';
import { linkTargetEnd } from './linkTarget.ts';
import { Region } from './region.ts';
import { Runs } from './runs.ts';

const BACKTICK = 96;
const special = /[\\$`<[\]]/g;
const rules = { money: true, comments: false };

/** Adds the formulas of one stretch of Markdown text to `into`, past code, HTML, comments and link targets. */
export function readMarkdownText(text: string, start: number, end: number, into: MathSpan[]): void {
  const reader = new MarkdownText(text, start, end, into);
  special.lastIndex = start;
  while (special.test(text) && special.lastIndex <= end) special.lastIndex = reader.read(special.lastIndex - 1);
}

class MarkdownText {
  readonly #region: Region;
  readonly #html: InlineHtml;
  #ticks: Runs | null = null;
  #brackets = 0;

  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly into: MathSpan[],
  ) {
    this.#region = new Region(text, start, end, rules);
    this.#html = new InlineHtml(text, end);
  }

  /** Reads what the special character at `at` begins; the offset where reading goes on. */
  read(at: number): number {
    const character = this.text[at];
    if (character === '$') return this.#take(this.#region.dollars(at)) ?? this.#dollarsEnd(at);
    if (character === '\\') return this.#take(this.#region.command(at)) ?? at + 2;
    if (character === '`') return this.#code(at);
    return character === '<' ? this.#html.endOf(at) : this.#bracket(at);
  }

  #take(span: MathSpan | null): number | null {
    if (span !== null) this.into.push(span);
    return span?.end ?? null;
  }

  #dollarsEnd(at: number): number {
    let last = at + 1;
    while (last < this.end && this.text[last] === '$') last += 1;
    return last;
  }

  #code(at: number): number {
    this.#ticks ??= new Runs(this.text, this.start, this.end, BACKTICK, { escapes: false, comments: false });
    return codeSpanEnd(this.text, at, this.end, this.#ticks);
  }

  #bracket(at: number): number {
    const opens = this.text[at] === '[';
    const target = !opens && this.#brackets > 0 ? linkTargetEnd(this.text, at, this.end) : at + 1;
    this.#brackets = Math.max(0, this.#brackets + (opens ? 1 : -1));
    return target;
  }
}
