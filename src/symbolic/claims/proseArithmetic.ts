import type { Claim } from './claim.ts';
import { relation } from '../expression/build.ts';
import { readPlain } from '../read/readLatex.ts';

interface Word {
  readonly kind: 'number' | 'operator' | 'open' | 'close' | 'equals' | 'approx' | 'word' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /(\$?\s?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?%?|\$?\.\d+%?)|([+*/×÷·^−]|\*\*|-(?=[\s$\d(])|\bx(?=\s*[\d$(]))|([([])|([)\]])|(=)|(≈)|([A-Za-z][A-Za-z'-]*)|\s+|([\s\S])/g;

/** Arithmetic in running words: `48 / 2 = 24 clips`, `20% of 50 is 10`, `half of 30 is 15`. */
export function proseClaims(text: string, offset: number): readonly Claim[] {
  const words = splitWords(text);
  const claims: Claim[] = [];
  let at = 0;
  while (at < words.length) {
    const chain = chainAt(words, at);
    if (chain)
      claims.push(...chain.claims.map((claim) => ({ ...claim, start: claim.start + offset, end: claim.end + offset })));
    at = chain ? chain.next : words.length;
  }
  return claims;
}

function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, number, operator, open, close, equals, approx, word, other] = match;
    const kind = number
      ? 'number'
      : operator
        ? 'operator'
        : open
          ? 'open'
          : close
            ? 'close'
            : equals
              ? 'equals'
              : approx
                ? 'approx'
                : word
                  ? 'word'
                  : other
                    ? 'other'
                    : null;
    if (kind)
      words.push(
        reworded({ kind, text: whole.trim(), start: match.index, end: match.index + whole.length }, words.at(-1)),
      );
  }
  return words;
}

/** `of` after a percentage or a fraction multiplies; `is` and `equals` may stand for the sign. */
function reworded(word: Word, before: Word | undefined): Word {
  if (word.kind !== 'word') return word;
  const lower = word.text.toLowerCase();
  if (lower === 'of' && before?.kind === 'number') return { ...word, kind: 'operator', text: '*' };
  if (lower === 'half') return { ...word, kind: 'number', text: '0.5' };
  if (lower === 'times') return { ...word, kind: 'operator', text: '*' };
  if (lower === 'plus') return { ...word, kind: 'operator', text: '+' };
  if (lower === 'minus') return { ...word, kind: 'operator', text: '-' };
  return lower === 'is' || lower === 'equals' ? { ...word, kind: 'equals' } : word;
}

interface Operand {
  readonly text: string;
  readonly nouns: readonly string[];
  readonly numbers: number;
  readonly operators: number;
  readonly from: number;
  readonly to: number;
}

/** The next chain `a = b = c` at or after a word, and where to go on. */
function chainAt(
  words: readonly Word[],
  start: number,
): { readonly claims: readonly Claim[]; readonly next: number } | null {
  const sign = words.findIndex((word, k) => k >= start && (word.kind === 'equals' || word.kind === 'approx'));
  if (sign < 0) return null;
  const claims: Claim[] = [];
  let left = operandBefore(words, start, sign);
  let at = sign;
  for (;;) {
    const right = operandAfter(words, at + 1);
    const claim = left && right && claimOf(left, right, words, at);
    if (claim) claims.push(claim);
    const next = right?.to ?? at + 1;
    if (!right || words[next]?.kind !== 'equals') return { claims, next: Math.max(next, at + 1) };
    left = right;
    at = next;
  }
}

function claimOf(left: Operand, right: Operand, words: readonly Word[], sign: number): Claim | null {
  const word = words[sign];
  if (!word || left.numbers < 2 || left.operators < 1) return null;
  if (word.text !== '=' && word.text !== '≈' && right.numbers > 1) return null;
  const [a, b] = [readPlain(left.text), readPlain(right.text)];
  if (a.kind === 'unreadable' || b.kind === 'unreadable') return null;
  const start = words[left.from]?.start ?? 0;
  const end = words[right.to - 1]?.end ?? 0;
  const statement = relation(word.kind === 'approx' ? 'approx' : '=', a, b);
  return {
    text: `${left.text} = ${right.text}`,
    start,
    end,
    statement,
    prose: true,
    nouns: { left: left.nouns, right: right.nouns },
  };
}

/** The longest calculation that ends just before `sign`. */
function operandBefore(words: readonly Word[], least: number, sign: number): Operand | null {
  let from = sign;
  while (from > least && belongs(words, from - 1, least)) from -= 1;
  return operand(words, from, sign);
}

function belongs(words: readonly Word[], k: number, least: number): boolean {
  const word = words[k];
  if (!word) return false;
  if (word.kind === 'number' || word.kind === 'operator' || word.kind === 'open' || word.kind === 'close') return true;
  if (word.kind !== 'word' || stopWords.has(word.text.toLowerCase())) return false;
  for (let j = k - 1; j >= Math.max(least, k - 3); j--) {
    if (words[j]?.kind === 'number') return true;
    if (words[j]?.kind !== 'word' || stopWords.has(words[j]?.text.toLowerCase() ?? '')) return false;
  }
  return false;
}

const stopWords = new Set(
  'and or so then is are was were the a an for to in from with we he she it they that which has have had if because since but there now thus total left remaining on at by as per'.split(
    ' ',
  ),
);

function operandAfter(words: readonly Word[], start: number): Operand | null {
  let to = start;
  while (to < words.length && belongs(words, to, start)) to += 1;
  return operand(words, start, to);
}

/** A calculation out of words: nouns left out, dangling operators and unmatched parentheses cut off. */
function operand(words: readonly Word[], from: number, to: number): Operand | null {
  let [first, last] = [from, to];
  const dangling = (word: Word | undefined): boolean =>
    word !== undefined && word.kind !== 'number' && word.kind !== 'open' && word.kind !== 'close';
  while (
    first < last &&
    (dangling(words[first])
      ? words[first]?.text !== '-' || words[first + 1]?.kind !== 'number'
      : words[first]?.kind === 'close')
  )
    first += 1;
  const kept = (): readonly Word[] => words.slice(first, last).filter((w) => w.kind !== 'word');
  while (first < last && (words[last - 1]?.kind === 'operator' || words[last - 1]?.kind === 'open')) last -= 1;
  while (first < last && balance(kept()) !== 0) {
    if (balance(kept()) > 0) first += 1;
    else last -= 1;
    while (first < last && dangling(words[first])) first += 1;
    while (first < last && words[last - 1]?.kind === 'operator') last -= 1;
  }
  const parts = kept();
  const numbers = parts.filter((w) => w.kind === 'number').length;
  if (numbers === 0 || adjacentNumbers(parts)) return null;
  const nouns = words
    .slice(first, last)
    .filter((w) => w.kind === 'word')
    .map((w) => w.text.toLowerCase());
  const text = parts.map((w) => (w.text === '[' ? '(' : w.text === ']' ? ')' : w.text)).join(' ');
  return { text, nouns, numbers, operators: parts.filter((w) => w.kind === 'operator').length, from: first, to: last };
}

function balance(parts: readonly Word[]): number {
  return parts.reduce((depth, w) => depth + (w.kind === 'open' ? 1 : w.kind === 'close' ? -1 : 0), 0);
}

/** `3 apples 4` is no calculation. */
function adjacentNumbers(parts: readonly Word[]): boolean {
  return parts.some((w, k) => w.kind === 'number' && parts[k + 1]?.kind === 'number');
}
