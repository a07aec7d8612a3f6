import type { MathSpan } from '../mathSpan.ts';
import { isSpace } from './lines.ts';
import type { Runs } from './runs.ts';

/** How many dollars inside braces (`\text{if $x$}`) one formula may hold. Bounds the work an unclosed brace can cause. */
const NESTED_DOLLARS = 8;

/** Reads the formula whose `$` opens at `at`, or null when that dollar opens none. */
export function readDollars(text: string, at: number, runs: Runs, money: boolean): MathSpan | null {
  let length = 1;
  while (text[at + length] === '$') length += 1;
  return length === 1 ? readInline(text, at, runs, money) : readDisplay(text, at, length, runs);
}

function readDisplay(text: string, at: number, length: number, runs: Runs): MathSpan | null {
  const inner = at + length;
  const close = runs.sameLength(length, inner);
  if (close === -1 || text.slice(inner, close).trim() === '') return null;
  return { kind: 'display', start: at, end: close + length, inner: { start: inner, end: close } };
}

function readInline(text: string, at: number, runs: Runs, money: boolean): MathSpan | null {
  const inner = at + 1;
  let depth = 0;
  let from = inner;
  for (const [close] of runs.following(inner, NESTED_DOLLARS)) {
    depth += braceDepth(text, from, close);
    from = close + 1;
    if (depth > 0) continue;
    if (close === inner || (money && !isFormula(text, inner, close))) return null;
    return { kind: 'inline', start: at, end: close + 1, inner: { start: inner, end: close } };
  }
  return null;
}

function braceDepth(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return depth;
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
