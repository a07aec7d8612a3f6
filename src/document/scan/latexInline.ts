import type { MathSpan } from '../mathSpan.ts';
import { CharacterSet } from './characterSet.ts';
import { readBegin, verbatimEnvironments } from './mathEnvironments.ts';
import { Region } from './region.ts';

const special = new CharacterSet('\\$%');
/** TeX ends `\\verb` with its line; no honest line is longer. */
const LONGEST_VERB = 1000;
const rules = { money: false, comments: true };
const verb = /\\(?:verb|lstinline)\*?(?:\[[^\]\n]*\])?([^A-Za-z0-9\s*])/y;
const falseEnd = /\\fi(?![A-Za-z])/g;
const address = /\\(?:url|path|href|label|ref|eqref|cite|includegraphics)\*?(?:\[[^\]\n]*\])?\{[^{}\n]*\}/y;

/** Adds the formulas of one stretch of LaTeX to `into`, past comments, verbatim text and addresses. */
export function readLatexText(text: string, start: number, end: number, into: MathSpan[]): void {
  const region = new Region(text, end, rules);
  for (let at = special.find(text, start, end); at < end; at = special.find(text, at, end)) {
    const character = text[at];
    if (character === '%') {
      at = commentEnd(text, at);
      continue;
    }
    const span = character === '$' ? region.dollars(at) : region.command(at);
    if (span !== null) into.push(span);
    at = span?.end ?? (character === '$' ? dollarsEnd(text, at) : (verbatimEnd(text, at) ?? at + 2));
  }
}

/** The end of the comment that starts at `at`: its line's end. */
export function commentEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}

function dollarsEnd(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === '$') end += 1;
  return end;
}

/** The end of `\verb|...|`, of an address, or of a verbatim environment that opens at `at`; null when it is none. */
export function verbatimEnd(text: string, at: number): number | null {
  return verbEnd(text, at) ?? addressEnd(text, at) ?? verbatimEnvironmentEnd(text, at);
}

function verbEnd(text: string, at: number): number | null {
  verb.lastIndex = at;
  const delimiter = verb.exec(text)?.[1];
  if (delimiter === undefined) return null;
  const rest = text.slice(verb.lastIndex, verb.lastIndex + LONGEST_VERB);
  const close = rest.indexOf(delimiter === '{' ? '}' : delimiter);
  return close === -1 || rest.slice(0, close).includes('\n') ? null : verb.lastIndex + close + 1;
}

function addressEnd(text: string, at: number): number | null {
  address.lastIndex = at;
  return address.test(text) ? address.lastIndex : null;
}

/**
 * The end of the verbatim environment (or `\iffalse`) that opens at `at`, null when none does. What nothing closes goes
 * on to the end of the text, as it does in TeX.
 */
export function verbatimEnvironmentEnd(text: string, at: number): number | null {
  if (text.startsWith('\\iffalse', at)) return endOf(text, falseEnd, at);
  const begin = readBegin(text, at);
  if (begin === null || !verbatimEnvironments.has(begin.name)) return null;
  return endOf(text, new RegExp(`\\\\end\\{${begin.name.replace('*', '\\*')}\\}`, 'g'), begin.end);
}

function endOf(text: string, closer: RegExp, from: number): number {
  closer.lastIndex = from;
  return closer.test(text) ? closer.lastIndex : text.length;
}
