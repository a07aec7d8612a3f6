import type { Expr } from '../expression/expr.ts';
import { readPlain } from '../read/readLatex.ts';
import type { TextPart } from './mathSpans.ts';

const firstMark = 0xe000;

/** A text in which each formula is a run of one private character and each run of white space one space. */
export interface HybridText {
  readonly text: string;
  /** Where a place of the text is in what was written. */
  readonly place: (index: number) => number;
  /** The formulas and numbers in a matched stretch; null for a statement and for what cannot be read. */
  readonly operands: (matched: string) => readonly (Expr | null)[];
  /** Whether two matched operands are written alike. */
  readonly same: (a: string, b: string) => boolean;
}

/** How a formula is matched in a hybrid text. */
export const FORMULA_PATTERN = String.raw`[\uE000-\uF8FF]+`;
/** How a formula or a number is matched in a hybrid text. */
export const OPERAND = String.raw`(?:[\uE000-\uF8FF]+|(?:(?<= )-)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)`;
/** Small numbers in words, for places where things are counted. */
export const NUMBER_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const operandPattern = new RegExp(`${OPERAND}|\\b(?:${NUMBER_WORDS})\\b`, 'g');

/**
 * Puts a mark in place of each formula, with the punctuation at its end (`$1,$ $3$`) after it; `read` holds what was read
 * of the part at the same place.
 */
export function hybridText(text: string, parts: readonly TextPart[], read: readonly (Expr | null)[]): HybridText {
  let marked = text;
  parts.forEach((part, k) => {
    if (part.kind !== 'math') return;
    const [start, end] = [parts[k - 1]?.end ?? 0, parts[k + 1]?.start ?? text.length];
    const [punctuation = ''] = /(?<!\\)[,.;:](?=\s*$)/.exec(part.content) ?? [];
    const mark = String.fromCharCode(firstMark + k).repeat(end - start - punctuation.length);
    marked = marked.slice(0, start) + mark + punctuation + marked.slice(end);
  });
  const { text: plain, place } = withSingleSpaces(marked);
  return {
    text: plain,
    place,
    same: (a, b) => a !== '' && written(a, parts) === written(b, parts),
    operands: (matched) => [...matched.matchAll(operandPattern)].flatMap(([one]) => listed(operand(one, read))),
  };
}

/** A text with one space for each run of white space, and where its characters were. */
function withSingleSpaces(text: string): Pick<HybridText, 'text' | 'place'> {
  const dropped = [...text.matchAll(/(?<=\s)\s+/g)];
  const plain = text.replaceAll(/\s+/g, ' ');
  if (dropped.length === 0) return { text: plain, place: (index) => index };
  return {
    text: plain,
    place: (index) => {
      let at = index;
      for (const run of dropped) if (run.index <= at) at += run[0].length;
      return at;
    },
  };
}

function written(operand: string, parts: readonly TextPart[]): string {
  const code = operand.charCodeAt(0);
  const text = code >= firstMark ? (parts[code - firstMark]?.content ?? '') : operand;
  return text.replaceAll(/[\s{}.,;]|\\boxed/g, '');
}

function operand(matched: string, read: readonly (Expr | null)[]): Expr | null {
  const code = matched.charCodeAt(0);
  if (code >= firstMark) return new Set(matched).size === 1 ? (read[code - firstMark] ?? null) : null;
  const word = NUMBER_WORDS.split('|').indexOf(matched);
  const number = readPlain(word < 0 ? matched.replaceAll(/[\\$,]/g, '') : String(word + 1));
  return number.kind === 'number' ? number : null;
}

/** The items of a list in one formula: `the sum of $2, 3$ and 5`. */
function listed(value: Expr | null): readonly (Expr | null)[] {
  return value?.kind === 'collection' && value.of === 'list' ? value.items : [value];
}
