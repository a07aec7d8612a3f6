import type { MathSpan } from '../mathSpan.ts';
import { CharacterSet } from './characterSet.ts';
import { isSpace } from './lines.ts';

const DOLLAR = 36;
const PERCENT = 37;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const delimiters = new CharacterSet('$\\%{}');

/** How many dollars inside braces (`\text{if $x$}`) one formula may hold. Bounds the work an unclosed brace can cause. */
const NESTED_DOLLARS = 8;

/** What differs between languages when a formula is read. */
export interface RegionRules {
  /** `$5 and $6` may be money. */
  readonly money: boolean;
  /** `%` starts a comment. */
  readonly comments: boolean;
}

/** Finds the formulas that dollars delimit in one region, in time linear in it. Questions come in order. */
export class Dollars {
  #depth = 0;
  #noDisplayAfter = false;

  constructor(
    readonly text: string,
    readonly end: number,
    readonly rules: RegionRules,
  ) {}

  /** The formula whose `$` opens at `at`, or null when that dollar opens none. */
  read(at: number): MathSpan | null {
    const length = this.#runLength(at);
    if (length === 1) return this.#inline(at);
    return length === 2 ? this.#display(at) : null;
  }

  #runLength(at: number): number {
    let length = 1;
    while (this.text.charCodeAt(at + length) === DOLLAR && at + length < this.end) length += 1;
    return length;
  }

  /** Offset of the next dollar that is neither escaped nor in a comment, or -1; braces on the way are counted. */
  #next(from: number): number {
    for (let at = delimiters.find(this.text, from, this.end); at < this.end;) {
      const code = this.text.charCodeAt(at);
      if (code === DOLLAR) return at;
      if (code === OPEN_BRACE) this.#depth += 1;
      else if (code === CLOSE_BRACE) this.#depth -= 1;
      const skipped = code === BACKSLASH ? at + 2 : code === PERCENT && this.rules.comments ? this.#line(at) : at + 1;
      at = delimiters.find(this.text, skipped, this.end);
    }
    return -1;
  }

  #line(at: number): number {
    const newline = this.text.indexOf('\n', at);
    return newline === -1 ? this.end : newline;
  }

  #display(at: number): MathSpan | null {
    const inner = at + 2;
    let close = this.#noDisplayAfter ? -1 : this.#next(inner);
    while (close !== -1) {
      const length = this.#runLength(close);
      if (length === 2) break;
      close = this.#next(close + length);
    }
    this.#noDisplayAfter = close === -1;
    if (close === -1) return null;
    return { kind: 'display', start: at, end: close + 2, inner: { start: inner, end: close } };
  }

  #inline(at: number): MathSpan | null {
    const inner = at + 1;
    this.#depth = 0;
    let close = this.#next(inner);
    for (let tries = 1; close !== -1 && this.#depth > 0 && tries < NESTED_DOLLARS; tries += 1)
      close = this.#next(close + 1);
    if (close <= inner || this.#depth > 0) return null;
    if (this.rules.money && !isFormula(this.text, inner, close)) return null;
    return { kind: 'inline', start: at, end: close + 1, inner: { start: inner, end: close } };
  }
}

/**
 * Tells mathematics from money: no digit after the closing dollar, no white space just inside (or on both sides, around
 * something that is plainly mathematics), and no prose after an amount.
 */
function isFormula(text: string, start: number, close: number): boolean {
  const after = text.charCodeAt(close + 1);
  if (after >= 48 && after <= 57) return false;
  const opensWithSpace = isSpace(text.charCodeAt(start));
  if (opensWithSpace !== isSpace(text.charCodeAt(close - 1))) return false;
  const content = text.slice(start, close);
  if (opensWithSpace) return /[=<>\\^_+]|^\s*\w\s*$/.test(content) && !isProse(content);
  return !(/^\d/.test(content) && isProse(content));
}

/** True for words that no formula holds: two letters or more in a row, outside commands and their arguments. */
function isProse(content: string): boolean {
  return /[A-Za-z]{3,}[\s,.;]|[\s,.;][A-Za-z]{2,}/.test(content.replace(/\\[A-Za-z]+\s*(\{[^{}]*\})?/g, ''));
}
