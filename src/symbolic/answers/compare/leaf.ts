import { Rational } from '../../exact/rational.ts';
import { number, one, product, sum } from '../../expression/build.ts';
import type { Expr } from '../../expression/expr.ts';
import { carriedOut } from '../../decide/prepare.ts';
import { readPlain } from '../../read/readLatex.ts';
import { readUnits, unitOf } from '../../read/units.ts';
import { inBaseUnits } from '../../units/baseUnits.ts';
import type { Measure } from './measure.ts';
import { takeUnits } from './measure.ts';
import type { Numeral } from './numeral.ts';
import { readNumeral } from './numeral.ts';

/** A single formula of an answer, read: its value and unit, the literal number it is, or why it could not be read. */
export interface Leaf {
  readonly text: string;
  /** The value without its unit; null when it could not be read. */
  readonly expr: Expr | null;
  /** The unit, 1 when there is none. */
  readonly unit: Expr;
  readonly numeral: Numeral | null;
}

const QUALIFIERS = /^(?:square|squared|cubic|cubed|sq|cu|dollars?|euros?|units?)$/i;

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\\?\$/g, 'dollar'],
  [/\\?€|\\euro(?![a-z])/g, 'euro'],
  [/\\?£|\\pounds(?![a-z])/g, 'poundsterling'],
  [/¥/g, 'yen'],
];

/** Reads one formula of an answer. Never throws. */
export function readLeaf(source: string): Leaf {
  const { text, currency } = takeCurrency(withPercentSign(source));
  const compound = readCompound(text);
  if (compound) return { text, expr: compound.value, unit: compound.unit, numeral: null };
  const { head, unit } = takeTrailingUnit(text);
  const own = unit ?? currency;
  const numeral = readNumeral(head);
  if (numeral) return { text, expr: number(numeral.value), unit: own, numeral };
  const read = readPlain(head);
  if (read.kind === 'unreadable') return { text, expr: null, unit: own, numeral: null };
  const taken = takeUnits(carriedOut(read));
  return {
    text,
    expr: taken.value,
    unit: taken.unit === one ? own : taken.unit,
    numeral: percentNumeral(head, taken.value),
  };
}

const COMPOUND =
  /^(\d+)\s*(?:\\text\s*\{\s*)?([A-Za-z]+)[\s,}]+(?:and\s+)?(\d+(?:\.\d+)?)\s*(?:\\text\s*\{\s*)?([A-Za-z]+)\s*\}?$/;

/** `5 ft 3 in`, `1 hour 30 minutes`: two measures of one kind that make one; null for anything else. */
function readCompound(text: string): Measure | null {
  const [, a, first = '', b, second = ''] = COMPOUND.exec(text) ?? [];
  if (a === undefined || b === undefined || !unitOf(first).known || !unitOf(second).known) return null;
  const parts = [
    [a, first],
    [b, second],
  ].map(([count = '', name = '']) => product(number(Rational.parse(count) ?? 0), unitOf(name).unit));
  const { value, unit } = takeUnits(sum(...parts.map(inBaseUnits)));
  return unit === one ? null : { value, unit };
}

function withPercentSign(text: string): string {
  return text
    .replace(
      /\s*\\text\s*\{\s*(?:pct\.?|per\s?cent|percentage|percents|\\?%)\s*\}|\s*(?:\bpct\b\.?|per\s?cent(?:age|s)?\b)/gi,
      '\\%',
    )
    .replace(/(?<!\\)%/g, '\\%');
}

function takeCurrency(source: string): { readonly text: string; readonly currency: Expr } {
  for (const [sign, name] of CURRENCIES) {
    const text = source.replace(sign, ' ').trim();
    if (text !== source.trim()) return { text, currency: { kind: 'unit', name } };
  }
  return { text: source.trim(), currency: one };
}

const UNIT_TAIL =
  /^([\s\S]*?[\d)}!.]|[\s\S]*?\\pi)\s*(?:\\text\s*\{\s*([^{}]*?)\s*\}|((?:(?<=\s)[mshgLNJWVA]|(?:(?:square|cubic|sq|cu)\.?\s+)?[A-Za-zµ]{2,})(?:\s?\/\s?[a-z]+|\s+per\s+[a-z]+)?(?:\s+(?:squared|cubed))?))\s*(?:\^\s*\{?\s*(-?\d)\s*\}?)?$/;

/** Cuts a unit or a counted noun off the end; a noun that is no unit (`5 apples`) says nothing of the value. */
function takeTrailingUnit(text: string): { readonly head: string; readonly unit: Expr | null } {
  const [, head = '', inText, plain, exponent] = UNIT_TAIL.exec(text) ?? [];
  const words = inText ?? plain;
  if (words === undefined || !balanced(head) || (plain !== undefined && !isUnitPhrase(plain)))
    return { head: text, unit: null };
  const unit = isUnitPhrase(words) ? readUnits(exponent === undefined ? words : `${words}^${exponent}`) : null;
  return { head: head.trim(), unit };
}

function isUnitPhrase(words: string): boolean {
  const parts = words.split(/[\s/^.-]+|\bper\b/).filter((part) => part !== '' && !/^\d$/.test(part));
  return parts.length > 0 && parts.every((part) => unitOf(part).known || QUALIFIERS.test(part));
}

function balanced(text: string): boolean {
  return (text.match(/\{/g) ?? []).length === (text.match(/\}/g) ?? []).length;
}

function percentNumeral(head: string, value: Expr): Numeral | null {
  const shown = /^(.*?)\s*\\%$/.exec(head)?.[1];
  const numeral = shown === undefined ? null : readNumeral(shown);
  if (!numeral || value.kind !== 'number') return null;
  const decimals = numeral.decimals === null ? null : numeral.decimals + 2;
  return { value: value.value, decimals, digits: numeral.digits };
}
