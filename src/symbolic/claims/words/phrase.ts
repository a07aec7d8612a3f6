import type { Statement } from './statements.ts';
import { NUMBER_WORDS, OPERAND } from '../hybridText.ts';

/** A phrase: a word it cannot do without, how it is written, what it states, and whether it can be meant otherwise. */
export interface Phrase {
  readonly word: string | RegExp;
  readonly pattern: RegExp;
  /** How many formulas and numbers it takes at least. */
  readonly operands: number;
  readonly states: Statement;
  readonly cautious: boolean;
  /** Whether what comes after it may rest on it. */
  readonly tells?: boolean;
  /** Whether its operands may be equations and other statements. */
  readonly ofStatements?: boolean;
}

export const LIST = `(${OPERAND}(?:(?:,? and |, )${OPERAND}){0,12})`;
export const ONE = `(${OPERAND})`;
export const FORMULA = '([\\uE000-\\uF8FF]+)';
export const IS = String.raw`,? (?:which |that )?(?:is|are|equals|gives|must be|will be|would be)(?: (?:then|therefore|thus|equal to|just|simply))? `;
/** A noun or a unit after a number. */
export const NOUN =
  '(?: (?!and |or |is |are |of |by |to |from |times |plus |minus |which |that |equals |gives )[a-z]+)?';
export const OF = '(?: numbers| integers| fractions| terms)? of ';
/** Nothing follows that would make the last operand longer. */
export const END = String.raw`(?![\da-zA-Z\uE000-\uF8FF/*+^%°]|[.,:]\d|\s?[-*/+^×·=<>≤≥]|\s\(?mod|\s(?:times|plus|minus|percent|degrees|x \d))`;
/** Nothing stands before that would make the first operand a part of something else; the operand comes right after. */
export const START = String.raw`(?=[-\d\uE000-\uF8FF])(?<![\d\uE000-\uF8FF.]|[-+*/^=] ?|\b(?:of|by|with|and|or|than|to|from|for|in|at|mod|modulo|case|step|box|card|row|column|day|part|figure|question|option|player|[Ii]f|[Ww]hen|[Ww]hether|[Ss]uppose|[Aa]ssume|[Uu]nless|until) )`;

/** As {@link START}, for a first operand that may be the object of a preposition. */
export const WIDE_START = String.raw`(?=[-\d\uE000-\uF8FF])(?<![\d\uE000-\uF8FF.]|[-+*/^=] ?)`;
/** A number of things, in digits, a formula or a word. */
export const COUNT = `(${OPERAND}|${NUMBER_WORDS})`;
/** Leads from what is done to what comes out. */
export const GETS = String.raw`(?:,? (?:which |this |that |and |so )?(?:gives|yields|makes|equals|is)(?: us| you)?|,? (?:and |so )?(?:we|you|I) (?:get|have|obtain|find)(?: that)?|,? to (?:get|obtain|give|yield|find|have)|,? results in)(?: a (?:total|sum|product|quotient|result|value|difference) of| the (?:total|sum|product|quotient|result|value|difference)(?: of)?)? `;

/** A phrase that ends with what it names. */
export function phrase(word: string | RegExp, words: string, states: Statement, cautious = false): Phrase {
  const pattern = new RegExp(words + END, 'g');
  const groups = new RegExp(`${pattern.source}|`).exec('')?.length ?? 1;
  return { word, pattern, operands: groups - 1, states, cautious };
}

/** Whether a text with so many formulas and numbers may hold the phrase: a cheap look before its pattern is tried. */
export function mayHold(text: string, operands: number, { word, operands: least }: Phrase): boolean {
  return operands >= least && (typeof word === 'string' ? text.includes(word) : word.test(text));
}

/** The phrase with statements allowed as its operands. */
export function ofStatements(of: Phrase): Phrase {
  return { ...of, ofStatements: true };
}

/** The phrase as one that tells a letter's value: what comes after it may rest on it. */
export function telling(of: Phrase): Phrase {
  return { ...of, tells: true };
}
