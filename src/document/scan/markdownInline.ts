import type { MathSpan } from '../mathSpan.ts';
import { CharacterSet } from './characterSet.ts';
import { CodeSpans } from './codeSpans.ts';
import { InlineHtml } from './inlineHtml.ts';
import { linkTargetEnd } from './linkTarget.ts';
import { Region } from './region.ts';

const special = new CharacterSet('\\$`<[]');
const rules = { money: true, comments: false };

/** Adds the formulas of one stretch of Markdown text to `into`, past code, HTML, comments and link targets. */
export function readMarkdownText(text: string, start: number, end: number, into: MathSpan[]): void {
  const first = special.find(text, start, end);
  if (first === end) return;
  const reader = new MarkdownText(text, end, into);
  for (let at = first; at < end; at = special.find(text, at, end)) at = reader.read(at);
}

class MarkdownText {
  readonly #region: Region;
  readonly #html: InlineHtml;
  readonly #code: CodeSpans;
  #brackets = 0;

  constructor(
    readonly text: string,
    readonly end: number,
    readonly into: MathSpan[],
  ) {
    this.#region = new Region(text, end, rules);
    this.#code = new CodeSpans(text, end);
    this.#html = new InlineHtml(text, end);
  }

  /** Reads what the special character at `at` begins; the offset where reading goes on. */
  read(at: number): number {
    const character = this.text[at];
    if (character === '$') return this.#take(this.#region.dollars(at)) ?? this.#dollarsEnd(at);
    if (character === '\\') return this.#take(this.#region.command(at)) ?? at + 2;
    if (character === '`') return this.#code.endOf(at);
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

  #bracket(at: number): number {
    const opens = this.text[at] === '[';
    const target = !opens && this.#brackets > 0 ? linkTargetEnd(this.text, at, this.end) : at + 1;
    this.#brackets = Math.max(0, this.#brackets + (opens ? 1 : -1));
    return target;
  }
}
