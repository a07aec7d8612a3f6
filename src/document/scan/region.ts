import type { MathSpan } from '../mathSpan.ts';
import { Closers } from './closers.ts';
import { Dollars, type RegionRules } from './dollars.ts';
import { mathEnvironments, readBegin } from './mathEnvironments.ts';

/** A stretch of running text (a paragraph, a list item's line, a heading) in which formulas open and close. */
export class Region {
  readonly #closers: Closers;
  readonly #dollars: Dollars;

  constructor(
    readonly text: string,
    readonly end: number,
    readonly rules: RegionRules,
  ) {
    this.#dollars = new Dollars(text, end, rules);
    this.#closers = new Closers(text, end, rules.comments);
  }

  /** The formula that opens with the dollar at `at`, or null. */
  dollars(at: number): MathSpan | null {
    return this.#dollars.read(at);
  }

  /** The formula that opens with the backslash at `at`: `\(`, `\[`, or `\begin` of a mathematical environment; or null. */
  command(at: number): MathSpan | null {
    const next = this.text[at + 1];
    if (next === '(') return this.#pair(at, '\\)', 'inline');
    if (next === '[') return this.#pair(at, '\\]', 'display');
    return next === 'b' ? this.#environment(at) : null;
  }

  #pair(at: number, closer: string, kind: 'inline' | 'display'): MathSpan | null {
    const close = this.#closers.find(closer, at + 2);
    if (close === -1) return null;
    const inner = { start: at + 2, end: close };
    if (this.rules.money && !this.#plausible(at, close)) return null;
    return { kind, start: at, end: close + 2, inner };
  }

  /** In Markdown `\[1\]` and `\(s\)` are escaped brackets, not formulas, unless something mathematical is inside. */
  #plausible(at: number, close: number): boolean {
    const content = this.text.slice(at + 2, close).trim();
    if (/[=<>\\^_+*/{}-]/.test(content)) return true;
    if (this.text[at + 1] === '(') return /^[A-Za-z]$|\d/.test(content);
    return /^[A-Za-z]\w?$|\S\s*\n/.test(content);
  }

  #environment(at: number): MathSpan | null {
    const begin = readBegin(this.text, at);
    if (begin === null || begin.end > this.end || !mathEnvironments.has(begin.name)) return null;
    const closer = `\\end{${begin.name}}`;
    const close = this.#closers.find(closer, begin.end);
    if (close === -1) return null;
    const inner = { start: begin.end, end: close };
    return { kind: 'environment', environment: begin.name, start: at, end: close + closer.length, inner };
  }
}
