import { number, product, relation } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import { unitOf } from '../read/units.ts';
import { measureAlike } from '../units/baseUnits.ts';
import { Rational } from '../exact/rational.ts';
import type { Claim } from './claim.ts';

const MEASURE = String.raw`((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?) ?([a-zA-Z]+)`;
const conversion = new RegExp(
  String.raw`(?<![\w.,$/*+=×-])(?<![\d.,$/*+=×-] )${MEASURE} ?(?:=|equals?|is(?: equal to)?|are) ?${MEASURE}(?![\w/^*+×-]| ?[-*+×=/^]| (?:per|and|square|cubic)\b|[.,]\d)`,
  'g',
);

const hint = /\d ?[a-zA-Z]{2,} ?(?:=|e|is|ar)/;

/** Measures in plain words that are said to be the same: `3 hours = 180 minutes`. */
export function unitClaims(text: string): readonly Claim[] {
  if (!hint.test(text)) return [];
  return [...text.matchAll(conversion)].flatMap((match) => {
    const [whole, a = '', from = '', b = '', to = ''] = match;
    const [left, right] = [measure(a, from), measure(b, to)];
    if (!left || !right || from === to || !measureAlike(left.unit, right.unit)) return [];
    const start = match.index;
    const statement = relation('=', product(left.value, left.unit), product(right.value, right.unit));
    return [{ text: whole, start, end: start + whole.length, statement, prose: true, cautious: true }];
  });
}

function measure(digits: string, name: string): { readonly value: Expr; readonly unit: Expr } | null {
  const value = Rational.parse(digits.replaceAll(',', ''));
  const { unit, known } = unitOf(name);
  return value && known && name.length > 1 ? { value: number(value), unit } : null;
}
