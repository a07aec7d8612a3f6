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

/** `4 / 3 = 1 and 1/3` goes on with the fraction of a mixed number; `Weeks 1-2 = 96 - 70` starts with a range. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  if (/^ and \(?\$?\d+\/\d/.test(text.slice(end))) return true;
  return /^\d+-\d+ =/.test(text.slice(start, end)) && /[A-Za-z]s? $/.test(text.slice(0, start));
}

function read({ start, end, mathematics, nouns }: PlainClaim, text: string, offset: number): readonly Claim[] {
  if (/(?<![a-zA-Z])[ei](?![a-zA-Z])/.test(mathematics) || isPartOfMore(text, start, end)) return [];
  const statement = readPlain(mathematics);
  if (statement.kind !== 'relation' && statement.kind !== 'logic') return [];
  const place = { start: start + offset, end: end + offset };
  return [{ text: text.slice(start, end), ...place, statement, prose: true, nouns }];
}
