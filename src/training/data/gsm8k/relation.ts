import { alike, type GivenNumbers } from './givenNumbers.ts';

/** A quantity computed earlier in the solution. */
export interface Quantity {
  readonly name: string;
  readonly value: number;
  used: boolean;
}

/** Why an expression cannot be written as a relation. */
export class NotConvertible extends Error {
  override readonly name = 'NotConvertible';
}

const TOKEN = /\s*(?:(\d[\d,]*(?:\.\d+)?|\.\d+)(%?)|([-+*/xX×÷()])|([$]))/uy;
const SIGNS: Readonly<Record<string, string>> = { x: '*', X: '*', '×': '*', '÷': '/' };

interface Piece {
  readonly text: string;
  readonly kind: 'operand' | 'sign';
}

function tokens(expression: string): readonly { number: string | null; percent: boolean; sign: string }[] {
  const found: { number: string | null; percent: boolean; sign: string }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const match = TOKEN.exec(expression);
    if (match === null) throw new NotConvertible('unreadable');
    const [, number, percent, sign = ''] = match;
    if (number !== undefined) found.push({ number: number.replaceAll(',', ''), percent: percent === '%', sign: '' });
    else if (sign !== '') found.push({ number: null, percent: false, sign: SIGNS[sign] ?? sign });
  }
  return found;
}

/** An earlier quantity of this value: one that waits to be used before one that was, the latest before others. */
function earlier(value: number, given: GivenNumbers, quantities: readonly Quantity[]): Quantity | null {
  const equal = quantities.filter((quantity) => alike(quantity.value, value));
  const waiting = equal.findLast((quantity) => !quantity.used);
  if (waiting !== undefined) return waiting;
  return given.has(value) ? null : (equal.at(-1) ?? null);
}

function plain(value: number): string {
  return String(value);
}

/** How a number of the expression is written: by an earlier name, as given, or as the percentage it restates. */
function operand(number: string, percent: boolean, given: GivenNumbers, quantities: readonly Quantity[]): string {
  const value = Number(number);
  if (percent) return given.has(value) ? `(${plain(value)} / 100)` : unknown();
  const known = earlier(value, given, quantities);
  if (known !== null) {
    known.used = true;
    return known.name;
  }
  if (given.has(value)) return plain(value);
  const restated = given.percentage(value) ?? given.complement(value);
  return restated === null ? unknown() : restated.includes('/') ? `(${restated})` : restated;
}

function unknown(): never {
  throw new NotConvertible('a number from nowhere');
}

function joined(pieces: readonly Piece[]): string {
  let text = '';
  for (const [place, { text: piece, kind }] of pieces.entries()) {
    const before = pieces[place - 1];
    const unary = piece === '-' && (before === undefined || before.text === '(');
    const infix = kind === 'sign' && piece !== '(' && piece !== ')' && !unary;
    text += infix ? ` ${piece} ` : piece;
  }
  return text;
}

/** `300 * (20 / 100)` needs its brackets only where a division or a power stands before them. */
function tidied(text: string): string {
  return text
    .replace(/(^|[-+*(]\s?)\((\d+(?:\.\d+)?) \/ 100\)/g, '$1$2 / 100')
    .replace(/(^|[-+*(]\s?)\((\(100 [-+] \d+(?:\.\d+)?\)) \/ 100\)/g, '$1$2 / 100')
    .replace(/(^|[-+*(]\s?)\((\(100 [-+] \d+(?:\.\d+)?\) \/ 100)\)/g, '$1$2')
    .trim();
}

/**
 * A calculator expression (`40*.2`) as the right-hand side of a relation: earlier results by their names, every other
 * number as the problem gives it.
 * @throws NotConvertible when it holds a number the problem does not explain, or cannot be read
 */
export function relationOf(expression: string, given: GivenNumbers, quantities: readonly Quantity[]): string {
  const read = tokens(expression);
  const pieces: Piece[] = [];
  for (const { number, percent, sign } of read) {
    const last = pieces.at(-1);
    const opens = number !== null || sign === '(';
    if (opens && last !== undefined && (last.kind === 'operand' || last.text === ')')) pieces.push({ text: '*', kind: 'sign' });
    pieces.push(number === null ? { text: sign, kind: 'sign' } : { text: operand(number, percent, given, quantities), kind: 'operand' });
  }
  if (!pieces.some(({ kind }) => kind === 'operand')) throw new NotConvertible('unreadable');
  return tidied(joined(pieces));
}
