/** Two formulas as they are to be compared, and how: scales of temperature in one, letters that are free to choose alike. */
export type Pair = readonly [a: string, b: string];

const LETTER = /(?<![a-zA-Z\\])[a-zA-Z](?![a-zA-Z])/g;

/**
 * Gives letters that may be chosen freely one name on both sides: the constant of an antiderivative (`x^2 + C`), and the
 * whole number in a family of angles (`\frac{\pi}{4} + 2k\pi`). Signs of a currency go with its words.
 */
export function conventional(a: string, b: string): Pair {
  const [left, right] = withTemperatures(withoutPounds(a, b));
  const free = freeConstant(left, right) ?? freeInteger(left, right);
  return free ? [left, renamed(right, free[1], free[0])] : [left, right];
}

function lettersOf(text: string): readonly string[] {
  return [
    ...new Set([...text.replace(/\\(?:text|mathrm)\s*\{[^{}]*\}/g, ' ').matchAll(LETTER)].map(([letter]) => letter)),
  ];
}

function renamed(text: string, from: string, to: string): string {
  return text.replace(LETTER, (letter) => (letter === from ? to : letter));
}

const CONSTANT = /[+-]\s*([CcKkD])\s*$|^\s*([CcKkD])\s*[+-]/;

/** The letters that stand for the constant of integration on both sides, one of them the usual `C`. */
function freeConstant(a: string, b: string): Pair | null {
  const [left, right] = [a, b].map((text) => CONSTANT.exec(text)).map((match) => match?.[1] ?? match?.[2]);
  if (left === undefined || right === undefined || left === right || (left !== 'C' && right !== 'C')) return null;
  return occursOnce(a, left) && occursOnce(b, right) && isFresh(a, b, left, right) ? [left, right] : null;
}

function occursOnce(text: string, letter: string): boolean {
  return [...text.matchAll(LETTER)].filter(([found]) => found === letter).length === 1 && lettersOf(text).length > 1;
}

function isFresh(a: string, b: string, left: string, right: string): boolean {
  return !lettersOf(a).includes(right) && !lettersOf(b).includes(left);
}

/** The letters that count full turns on both sides. */
function freeInteger(a: string, b: string): Pair | null {
  if (![a, b].every((text) => /\\pi|\\circ/.test(text))) return null;
  const [left, right] = [a, b].map((text) => lettersOf(text).filter((letter) => /[jklmn]/.test(letter)));
  const [one, ...more] = left ?? [];
  const [other, ...others] = right ?? [];
  if (one === undefined || other === undefined || more.length + others.length > 0 || one === other) return null;
  return [one, other];
}

/** `£3` and `3 pounds` are money; `3 pounds` alone is a weight. */
function withoutPounds(a: string, b: string): Pair {
  const sign = /\\?£|\\pounds(?![a-zA-Z])/;
  const word = /\s*(?:\\text\s*\{\s*)?\bpounds?\b\s*\}?\s*$/;
  const plain = (text: string): string => text.replace(sign, '').replace(word, '').trim();
  const money = (sign.test(a) && word.test(b)) || (sign.test(b) && word.test(a));
  return money ? [plain(a), plain(b)] : [a, b];
}

const TEMPERATURE =
  /^(.*?\d)\s*(?:\^\s*\{?\s*\\circ\s*\}?|°|(?:\\text\s*\{\s*)?degrees?)\s*(?:\\text\s*\{\s*)?(C|F|[Cc]elsius|[Ff]ahrenheit)\s*\}?$/;

/** Temperatures: both in degrees Celsius, or the number alone where only one side names its scale. */
function withTemperatures([a, b]: Pair): Pair {
  const [left, right] = [a, b].map((text) => TEMPERATURE.exec(text.trim()));
  if (!left && !right) return [a, b];
  const [one, other] = [left, right].map((match) => /^[Cc]/.test(match?.[2] ?? 'C'));
  const [p, q] = [left?.[1] ?? a, right?.[1] ?? b];
  if (!left || !right || one === other) return [p, q];
  return one ? [p, inCelsius(q)] : [inCelsius(p), q];
}

function inCelsius(fahrenheit: string): string {
  return `\\frac{5}{9} \\cdot ((${fahrenheit}) - 32)`;
}
