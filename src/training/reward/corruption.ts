import { pick, shuffled, type Random } from '../../core/random.ts';

/** A step made wrong, and how. */
export interface Corruption {
  readonly text: string;
  readonly how: 'number' | 'sign' | 'term' | 'operation' | 'relation' | 'setup';
}

const NUMBER = /(?<![\w.\\^_{])\d+(?:\.\d+)?(?![\w.]*\d)/g;
const CALCULATION =
  /(?<![\d.,)%*/+-]\s?)\$?(\d+(?:\.\d+)?)\s*([-+*/])\s*\$?(\d+(?:\.\d+)?)\s*=\s*\$?(\d+(?:\.\d+)?)(?![\d.,]*\s*[-+*/%=])/g;

function splice(text: string, start: number, length: number, put: string): string {
  return text.slice(0, start) + put + text.slice(start + length);
}

/** Near misses a person or a model makes: off by one, by ten, digits swapped, doubled, halved. */
function nearNumber(number: string, random: Random): string {
  const value = Number(number);
  const digits = number.includes('.') ? number.length - number.indexOf('.') - 1 : 0;
  const unit = 10 ** -digits;
  const swapped = number.replace(/(\d)(\d)$/, '$2$1');
  const near = [value + unit, value - unit, value + 10 * unit, value * 2, value / 2, value * 10, Number(swapped)];
  const usable = near.filter((other) => other !== value && other > 0 && Number.isFinite(other));
  return String(Number((pick(random, usable) ?? value + 1).toFixed(digits + 1)));
}

function wrongNumber(text: string, random: Random): Corruption | null {
  const found = [...text.matchAll(NUMBER)].filter((match) => match.index > text.length / 4);
  const match = pick(random, found);
  if (match === undefined) return null;
  return { text: splice(text, match.index, match[0].length, nearNumber(match[0], random)), how: 'number' };
}

function wrongSign(text: string, random: Random): Corruption | null {
  const match = pick(random, [...text.matchAll(/(?<=[\w})]\s?)[+-](?=\s?[\w\\({])/g)]);
  if (match === undefined) return null;
  return { text: splice(text, match.index, 1, match[0] === '+' ? '-' : '+'), how: 'sign' };
}

function droppedTerm(text: string, random: Random): Corruption | null {
  const match = pick(random, [
    ...text.matchAll(/(?<=[\w})])\s*[+-]\s*(?:\d+(?:\.\d+)?[a-z]?(?:\^\d)?|[a-z](?:\^\d)?)(?![\w^{(])/g),
  ]);
  return match === undefined ? null : { text: splice(text, match.index, match[0].length, ''), how: 'term' };
}

function wrongRelation(text: string, random: Random): Corruption | null {
  const swaps: Readonly<Record<string, string>> = {
    '\\le': '\\ge',
    '\\ge': '\\le',
    '<': '>',
    '>': '<',
    '\\sin': '\\cos',
    '\\cos': '\\sin',
    more: 'less',
    less: 'more',
    twice: 'half',
    half: 'twice',
    even: 'odd',
    odd: 'even',
    increases: 'decreases',
    maximum: 'minimum',
  };
  const found = [
    ...text.matchAll(/\\[lg]e\b|[<>]|\\(?:sin|cos)\b|\b(?:more|less|twice|half|even|odd|increases|maximum)\b/g),
  ];
  const match = pick(random, found);
  const swap = match === undefined ? undefined : swaps[match[0]];
  if (match === undefined || swap === undefined) return null;
  return { text: splice(text, match.index, match[0].length, swap), how: 'relation' };
}

function computed(left: number, sign: string, right: number): number {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      return left / right;
  }
}

function sensible(value: number): boolean {
  return Number.isFinite(value) && value > 0 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
}

/** Puts a consistent calculation in place of the right one, and carries its value through the rest of the step. */
function replaceCalculation(
  text: string,
  match: RegExpMatchArray,
  made: readonly [number, string, number],
): string | null {
  const [left, sign, right] = made;
  const value = computed(left, sign, right);
  const old = match[4] ?? '';
  if (!sensible(value) || String(value) === old) return null;
  const start = match.index ?? 0;
  const after = text.slice(start + match[0].length);
  const carried = after.replace(new RegExp(`(?<![\\d.])${old.replace('.', '\\.')}(?![\\d.]*\\d)`, 'g'), String(value));
  const written = match[0]
    .replace(/^(\$?)\d+(?:\.\d+)?/, (_, dollar: string) => `${dollar}${left}`)
    .replace(
      /[-+*/](\s*\$?)\d+(?:\.\d+)?(\s*=\s*\$?)\d+(?:\.\d+)?$/,
      (_, before: string, equals: string) => `${sign}${before}${right}${equals}${value}`,
    );
  return text.slice(0, start) + written + carried;
}

function wrongOperation(text: string, random: Random): Corruption | null {
  const match = pick(random, [...text.matchAll(CALCULATION)]);
  const sign = pick(
    random,
    ['+', '-', '*', '/'].filter((other) => other !== match?.[2]),
  );
  if (match === undefined || sign === undefined) return null;
  const made = replaceCalculation(text, match, [Number(match[1]), sign, Number(match[3])]);
  return made === null ? null : { text: made, how: 'operation' };
}

/** A number of the problem used in the place of another: the arithmetic holds, the set-up does not. */
function wrongSetup(text: string, problem: string, random: Random): Corruption | null {
  const match = pick(random, [...text.matchAll(CALCULATION)]);
  if (match === undefined) return null;
  const numbers = [...problem.matchAll(NUMBER)].map((found) => found[0]);
  const other = pick(
    random,
    numbers.filter((number) => number !== match[1] && number !== match[3]),
  );
  if (other === undefined) return null;
  const [left, sign, right] = [Number(match[1]), match[2] ?? '+', Number(match[3])];
  const made = random() < 0.5 ? ([Number(other), sign, right] as const) : ([left, sign, Number(other)] as const);
  const replaced = replaceCalculation(text, match, made);
  return replaced === null ? null : { text: replaced, how: 'setup' };
}

/** Wrong set-ups come first more often than not: they are what no algebra sees. */
const SETUP_FIRST = 0.6;
const ATTEMPTS = 4;

function firstMade(ways: readonly (() => Corruption | null)[], step: string): Corruption | null {
  for (const way of ways) {
    const made = way();
    if (made !== null && made.text !== step && made.text.trim() !== '') return made;
  }
  return null;
}

/** A right step made wrong in one place, or null when no way of doing it fits. */
export function corrupt(step: string, problem: string, random: Random): Corruption | null {
  const setups = Array.from({ length: ATTEMPTS }, () => [
    () => wrongSetup(step, problem, random),
    () => wrongOperation(step, random),
  ]).flat();
  const others = [
    () => wrongSign(step, random),
    () => droppedTerm(step, random),
    () => wrongRelation(step, random),
    () => wrongNumber(step, random),
  ];
  const mixed = shuffled(random, others);
  return firstMade(random() < SETUP_FIRST ? [...shuffled(random, setups), ...mixed] : mixed, step);
}
