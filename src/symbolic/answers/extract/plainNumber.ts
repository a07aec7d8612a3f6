import { isUnitWord } from '../shape/unitText.ts';

/** A number found in running text, with its sign, currency, percent mark and unit, and where it stands. */
export interface PlainNumber {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

const DIGITS = String.raw`(?:0[bB][01]+\b|0[oO][0-7]+\b|0[xX][\da-fA-F]+\b|\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)(?:[eE][-+]?\d+)?`;
const NUMBER = new RegExp(
  String.raw`(?<![\w.])(?:[-−]\s?)?(?:\\?[$€£¥]\s?)?(?:[-−])?${DIGITS}(?:\s?\/\s?${DIGITS})?(?:\s?π|\s?√\s?\d+|\s(?:hundred|thousand|million|billion|trillion)\b)?(?:\s?(?:\\?[%€£]|°|\$(?!\d)|pct\b|percent(?:age)?\b))?`,
  'g',
);

/** The numbers of a plain text in reading order. `10 - 3` ends in 3, not in -3. */
export function findNumbers(text: string): readonly PlainNumber[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const content = /[\d)]\s*$/.test(text.slice(Math.max(0, match.index - 8), match.index))
      ? match[0].replace(/^[-−]\s?/, '')
      : match[0];
    const end = match.index + match[0].length;
    const unit = unitAfter(text.slice(end));
    return { content: content + asText(unit), start: match.index, end: end + unit.length };
  });
}

/** A unit as LaTeX: ` m²` becomes ` \\text{m}^2`. */
export function asText(unit: string): string {
  const [, name = '', exponent = ''] = /^(.*?)(²|³|\^\{?\d\}?)?$/.exec(unit.trim()) ?? [];
  if (name === '') return '';
  const power = exponent.replace('²', '^2').replace('³', '^3');
  return ` \\text{${name}}${power}`;
}

/** The unit that follows a number directly (`m²`, ` square feet`, ` km/h`), or nothing. */
export function unitAfter(rest: string): string {
  const match =
    /^\s?(?:(?:square|cubic|sq|cu)\.?\s)?([A-Za-z]+)(?:[²³]|\^\{?\d\}?)?(?:\/[A-Za-z]+|\sper\s(?:hour|minute|second|day))?/.exec(
      rest,
    );
  return match && isUnitWord(match[1] ?? '') ? match[0] : '';
}
