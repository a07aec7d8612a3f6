import { unitOf } from '../../read/units.ts';

const AMBIGUOUS = new Set([
  'in',
  'a',
  'an',
  'as',
  'at',
  'is',
  'so',
  's',
  'h',
  'A',
  'V',
  'W',
  'J',
  'N',
  'g',
  'l',
  'L',
  'cup',
  'min',
]);
const QUALIFIERS = new Set([
  'square',
  'cubic',
  'sq',
  'cu',
  'squared',
  'cubed',
  'per',
  'unit',
  'units',
  'euro',
  'euros',
]);

/** Whether a word names a unit of measure beyond doubt, or qualifies one (`square`, `per`). */
export function isUnitWord(word: string): boolean {
  return !AMBIGUOUS.has(word) && (unitOf(word).known || QUALIFIERS.has(word.toLowerCase()));
}
