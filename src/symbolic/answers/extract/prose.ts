import { isNumberWord } from '../shape/wordNumbers.ts';
import { isUnitWord } from '../shape/unitText.ts';

const MATH_WORDS = new Set(
  `sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan asin acos atan log ln exp sqrt cbrt root abs max min gcd lcm
  mod pi inf infinity oo in and or union cup cap pm det floor ceil deg rad pct percent percentage percents frac choose am pm
  base emptyset yes no true false not theta alpha beta gamma delta lambda phi omega sigma mu infty`.split(/\s+/),
);

/** The words of a plain text that are neither mathematics, number words nor units. */
export function proseWords(text: string): readonly string[] {
  const bare = text
    .replace(/\\(?:text[a-z]*|mathrm|mathbf|mbox|operatorname)\s*\{[^{}]*\}/g, ' ')
    .replace(/\\(?:begin|end)\s*\{[^{}]*\}/g, ' ')
    .replace(/\\[a-zA-Z]+/g, ' ')
    .replace(/\b[\dA-F]+_\{?(?:1[1-9]|[23]\d)\b\}?/g, ' ')
    .replace(/(?<=[\d)\]}])(?:or|and)(?=[\s\d(A-Za-z-])/g, ' ');
  return [...bare.matchAll(/[A-Za-z]{2,}/g)]
    .filter((match) => !isProduct(bare, match))
    .map(([word]) => word)
    .filter((word) => !isMathWord(word));
}

/** Two or three letters between a factor and an exponent (`3yx^2`) are a product; `3rd` is none. */
function isProduct(text: string, { 0: word, index }: RegExpExecArray): boolean {
  if (!/^[a-z]{2,3}$/.test(word) || /^(?:st|nd|rd|th)$/.test(word)) return false;
  return /^\s?\^/.test(text.slice(index + word.length)) && /(?:^|[\d+\-*/=(]\s?)$/.test(text.slice(0, index));
}

function isMathWord(word: string): boolean {
  const lower = word.toLowerCase();
  return MATH_WORDS.has(lower) || isNumberWord(lower) || isUnitWord(word);
}

/** Whether a text is a sentence rather than a formula written plainly. */
export function isProse(text: string): boolean {
  return text.length > 160 || proseWords(text).length > 0;
}
