import { Rational } from '../../exact/rational.ts';

/** A literal number, exact, with the digits it shows after the point (null where it was not written as a decimal). */
export interface Numeral {
  readonly value: Rational;
  readonly decimals: number | null;
  /** Significant digits shown. */
  readonly digits: number;
}

/** Reads a literal number: grouped digits, decimal comma, repeating decimals, mixed, scientific, base n; else null. */
export function readNumeral(source: string): Numeral | null {
  const text = source
    .replace(/\s*\\(?:cdot|times)\s*/g, '*')
    .replace(/[{}]/g, (c) => c)
    .trim();
  return (
    readPlainDecimal(ungroupDigits(text)) ??
    readScientific(text) ??
    readRepeating(text) ??
    readMixed(text) ??
    readBase(text) ??
    readPrefixed(text)
  );
}

/** `1,000.5`, `1 000`, `1.000,5`, `1,22`, `1'000`: to digits with a point; other text is left as it is. */
export function ungroupDigits(text: string): string {
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) && !/^[-+]?0/.test(text)) return text.replaceAll(',', '');
  if (/^[-+]?\d{1,3}(?:[ '\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(text))
    return text.replace(/[^\d.,+-]/g, '').replace(',', '.');
  if (/^[-+]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text) || /^[-+]?\d{1,3}(?:\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  return /^[-+]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
}

function readPlainDecimal(text: string): Numeral | null {
  const value = /^[-+]?[\d.]+(?:[eE][-+]?\d{1,4})?$/.test(text) ? Rational.parse(text) : null;
  return value && { value, ...shown(text) };
}

function shown(text: string): { readonly decimals: number | null; readonly digits: number } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const fraction = mantissa.split('.')[1];
  const digits = mantissa.replace(/[^\d]/g, '').replace(/^0+/, '').length;
  if (fraction === undefined && exponent === '0') return { decimals: null, digits };
  return { decimals: Math.max(0, (fraction ?? '').length - Number(exponent)), digits };
}

function readScientific(text: string): Numeral | null {
  const match = /^([-+]?[\d.]+)\*10\^\{?\s*([-+]?\d{1,4})\s*\}?$/.exec(text);
  return match ? readPlainDecimal(`${match[1] ?? ''}e${match[2] ?? ''}`) : null;
}

const REPEATING = /^([-+]?)(\d*)\.(\d*)(?:\\(?:overline|bar|dot)\s*\{?\s*(\d+)\s*\}?|\((\d+)\))$/;

function readRepeating(text: string): Numeral | null {
  const match = REPEATING.exec(text) ?? readDots(text);
  if (!match) return null;
  const [, sign, whole = '', fixed = '', bar, group] = match;
  const cycle = bar ?? group ?? '';
  const scale = 10n ** BigInt(fixed.length);
  const nines = 10n ** BigInt(cycle.length) - 1n;
  const start = BigInt(whole + fixed || '0');
  const value = Rational.of(start * nines + BigInt(cycle), scale * nines);
  return { value: sign === '-' ? value.negated() : value, decimals: null, digits: 0 };
}

/** `0.333...` repeats its last digit, `0.1212...` its last two. */
function readDots(text: string): readonly (string | undefined)[] | null {
  const match = /^([-+]?)(\d*)\.(\d*?)(\d+?)\4{2,}(?:\.\.\.|\\[lc]?dots|…)$/.exec(text);
  return match && [match[0], match[1], match[2], match[3], match[4]];
}

function readMixed(text: string): Numeral | null {
  const match = /^([-+]?)(\d+)\s+(\d+)\s*\/\s*(\d+)$/.exec(text);
  const [, sign, whole = '0', over = '0', under = '0'] = match ?? [];
  if (!match || BigInt(under) === 0n || BigInt(over) >= BigInt(under)) return null;
  const value = Rational.of(BigInt(whole)).plus(Rational.of(BigInt(over), BigInt(under)));
  return { value: sign === '-' ? value.negated() : value, decimals: null, digits: 0 };
}

/** `0b101`, `0o17`, `0x1F`: a literal of a programming language. */
function readPrefixed(text: string): Numeral | null {
  if (!/^0(?:[bB][01]+|[oO][0-7]+|[xX][\da-fA-F]+)$/.test(text)) return null;
  return { value: Rational.of(BigInt(text)), decimals: null, digits: 0 };
}

const BASE_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const BASE =
  /^([-+]?)([0-9A-F]+)\s*(?:_\s*\{?\s*(?:\\text\s*\{)?\s*([a-z]+|\d{1,2})\s*\}*|\s+(?:\\text\s*\{)?\s*(?:in\s+)?base[\s-]*([a-z]+|\d{1,2})\s*\}?)$/;

function readBase(text: string): Numeral | null {
  const [, sign, digits = '', first, second] = BASE.exec(text) ?? [];
  const named = first ?? second ?? '';
  const base = BASE_WORDS.includes(named) ? BASE_WORDS.indexOf(named) + 2 : Number(named);
  if (!Number.isInteger(base) || base < 2 || base > 16) return null;
  const values = digits.split('').map((digit) => Number.parseInt(digit, 16));
  if (values.some((value) => value >= base)) return null;
  const total = values.reduce((sum, value) => sum * BigInt(base) + BigInt(value), 0n);
  return { value: Rational.of(sign === '-' ? -total : total), decimals: null, digits: 0 };
}
