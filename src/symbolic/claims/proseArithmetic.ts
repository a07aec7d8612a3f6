import { readPlain } from '../read/readLatex.ts';
import type { Claim } from './claim.ts';
import { findPhrases } from './phrases.ts';
import type { PlainClaim } from './plainClaims.ts';
import { findPlainClaims } from './plainClaims.ts';

/**
 * Arithmetic in running words: `48 / 2 = 24 clips`, `20% of 50 is 10`, `half of 30 is 15`, `7d - 8 = 69`, and the
 * calculator's marks of GSM8K, `<<48/2=24>>`. Offsets are moved by `offset`.
 */
export function proseClaims(text: string, offset: number): readonly Claim[] {
  const marks = [...text.matchAll(/<<([^<>]*)>>/g)];
  const plain = text.replace(/<<[^<>]*>>/g, (mark) => ' '.repeat(mark.length));
  const found = [...marks.map(ofMark), ...findPlainClaims(plain), ...findPhrases(plain)];
  return found.sort((a, b) => a.start - b.start).flatMap((claim) => read(claim, text, offset));
}

function ofMark(match: RegExpExecArray): PlainClaim {
  const mathematics = (match[1] ?? '').replace(/(?<=\d),(?=\d{3})|\$/g, '');
  const start = match.index + 2;
  return { start, end: start + (match[1] ?? '').length, mathematics, nouns: { left: [], right: [] } };
}

const UNITS =
  'seconds?|minutes?|hours?|days?|weeks?|months?|years?|inch(?:es)?|feet|foot|yards?|miles?|cents?|dollars?|ounces?|pounds?|cups?|quarts?|gallons?|cm|meters?|km|grams?|kg';

/** What shows that a claim in words is a part of more, or is meant in another way. */
const before = [/\b(?:[Dd]ay|[Ww]eek|[Yy]ear|[Pp]art|[Ss]tep) $/, /\d,? ?$/];
const within = [
  /\/ +\d+ ?\/ ?\d/,
  /^\$?[\d.,]+ ?\/ ?[a-z]+ =/,
  new RegExp(`\\b(${UNITS}) ?= ?\\$?[\\d.,]+ (?!\\1)(?:${UNITS})\\b`),
];
const after = [/^ (?:and )?\(?\$?\d+\/\d/, /^ \d{3}(?!\d)/];

/** `4 / 3 = 1 and 1/3` goes on with a fraction, `Weeks 1-2 = 96 - 70` starts with a range, `3/ 1/4` may divide by a fraction. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  const [left, claim, right] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (before.some((sign) => sign.test(left)) || after.some((sign) => sign.test(right))) return true;
  return within.some((sign) => sign.test(claim)) || (/^\d+-\d+ =/.test(claim) && /[A-Za-z]s? $/.test(left));
}

function read({ start, end, mathematics, nouns }: PlainClaim, text: string, offset: number): readonly Claim[] {
  if (/(?<![a-zA-Z])[ei](?![a-zA-Z])/.test(mathematics) || isPartOfMore(text, start, end)) return [];
  const statement = readPlain(mathematics);
  if (statement.kind !== 'relation' && statement.kind !== 'logic') return [];
  const place = { start: start + offset, end: end + offset };
  return [{ text: text.slice(start, end), ...place, statement, prose: true, nouns }];
}
