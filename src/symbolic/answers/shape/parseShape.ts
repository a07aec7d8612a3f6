import { splitTop } from '../extract/brackets.ts';
import { readBracketed, readFrenchInterval } from './brackets.ts';
import { readClock } from './clock.ts';
import { readChain, relationShape } from './relation.ts';
import { splitAnswers } from './separators.ts';
import type { RelationShape, SetOperationShape, Shape } from './shape.ts';
import { tidy, ungrouped } from './tidy.ts';
import { isLanguage, plainWords, readChoice } from './words.ts';
import { readWordNumber } from './wordNumbers.ts';

/** What kind of answer a text is, from its outer form alone. Never throws; what fits nothing is an `expression`. */
export function parseShape(answer: string): Shape {
  return parseTidied(tidy(answer));
}

function parseTidied(whole: string): Shape {
  const text = ungrouped(whole);
  return (
    readSystem(text) ??
    readClock(text) ??
    readChoice(text, parseShape) ??
    readWords(text) ??
    readFrenchInterval(text) ??
    readList(text) ??
    readMembership(text) ??
    readRelation(text) ??
    readSetOperation(text) ??
    readBracketed(text, parseShape) ??
    readRatio(text) ??
    readBothSigns(text) ?? { kind: 'expression', text }
  );
}

const SYSTEM = /^(?:\\\{)?\s*\\begin\{(cases|aligned|align\*?|gathered|array)\}(?:\{[a-z]*\})?([\s\S]*)\\end\{\1\}\s*$/;

/** Rows of equations in one environment are answers side by side. */
function readSystem(text: string): Shape | null {
  const rows = (SYSTEM.exec(text)?.[2] ?? '').split(/\\\\|\\newline/).map((row) => row.replaceAll('&', ' ').trim());
  const full = rows.map((row) => row.replace(/[,.;]\s*$/, '')).filter((row) => row !== '');
  if (full.length === 0 || !full.every((row) => readChain(row))) return null;
  return { kind: 'list', items: full.map(parseTidied).flatMap(flatten), raw: text };
}

function readWords(text: string): Shape | null {
  const number = readWordNumber(plainWords(text).replace(/\s*(?:percent|per cent)$/, ''));
  if (number) {
    const percent = /percent|per cent/.test(text) ? '\\%' : '';
    return { kind: 'expression', text: `${asFraction(number)}${percent}` };
  }
  return isLanguage(text) && !readChain(text) ? { kind: 'words', text } : null;
}

function asFraction([numerator, denominator]: readonly [bigint, bigint]): string {
  const over = numerator.toString();
  return denominator === 1n ? over : `\\frac{${over}}{${denominator.toString()}}`;
}

function readList(text: string): Shape | null {
  const parts = splitAnswers(text);
  if (parts.length < 2) return null;
  return { kind: 'list', items: withSubject(parts).map(parseTidied).flatMap(flatten), raw: text };
}

function flatten(shape: Shape): readonly Shape[] {
  return shape.kind === 'list' ? shape.items : [shape];
}

/** `x = 1, 2, 3` says `x =` of each. */
function withSubject(parts: readonly string[]): readonly string[] {
  const subject = /^([^=<>]*?(?:=|\\neq?(?![a-z])))/.exec(parts[0] ?? '')?.[1];
  const others = parts.slice(1);
  if (subject === undefined || others.some((part) => readChain(part))) return parts;
  return [parts[0] ?? '', ...others.map((part) => subject + part)];
}

function readMembership(text: string): Shape | null {
  const [subject = '', set, ...more] = splitTop(text, /\\in(?![a-zA-Z])|∈|(?<=^[a-zA-Z]\s)in(?=\s)/g);
  if (set === undefined || more.length > 0) return null;
  return { kind: 'membership', subject, set: parseTidied(set) };
}

function readRelation(text: string): Shape | null {
  const chain = readChain(text);
  const shape = chain && relationShape(chain);
  if (shape?.kind === 'expression') return parseTidied(shape.text);
  return shape?.kind === 'relation' && BOTH_SIGNS.test(shape.right) ? bothRelations(shape) : shape;
}

function bothRelations(shape: RelationShape): Shape {
  const items = bothSigns(shape.right).map((right) => ({ ...shape, right }));
  return { kind: 'list', items, raw: shape.right };
}

const SET_OPERATIONS: readonly (readonly [SetOperationShape['op'], RegExp])[] = [
  ['union', /\\cup(?![a-zA-Z])|(?<=[)\]])\s*(?:U|union)\s*(?=[([\\])/g],
  ['difference', /\\(?:setminus|backslash)(?![a-zA-Z])|(?<=\\mathbb\s*\{?\s*R\s*\}?)\s*[-\\]\s*(?=\\\{)/g],
  ['intersection', /\\cap(?![a-zA-Z])/g],
];

function readSetOperation(text: string): Shape | null {
  for (const [op, pattern] of SET_OPERATIONS) {
    const parts = splitTop(text, pattern);
    if (parts.length > 1) return { kind: 'setOperation', op, parts: parts.map(parseTidied) };
  }
  return null;
}

function readRatio(text: string): Shape | null {
  const parts = splitTop(text, /\s*(?::|\\colon|(?<=\d)\s+to\s+(?=\d)|\\text\s*\{\s*to\s*\})\s*/g);
  return parts.length > 1 && parts.every((part) => part !== '') ? { kind: 'ratio', parts } : null;
}

const BOTH_SIGNS = /\\(?:pm|mp)(?![a-zA-Z])/;

function readBothSigns(text: string): Shape | null {
  if (!BOTH_SIGNS.test(text)) return null;
  return { kind: 'list', items: bothSigns(text).map(parseTidied), raw: text };
}

function bothSigns(text: string): readonly string[] {
  const plus = text.replace(/\\pm(?![a-zA-Z])/g, '+').replace(/\\mp(?![a-zA-Z])/g, '-');
  const minus = text.replace(/\\pm(?![a-zA-Z])/g, '-').replace(/\\mp(?![a-zA-Z])/g, '+');
  return [plus.replace(/^\s*\+/, ''), minus];
}
