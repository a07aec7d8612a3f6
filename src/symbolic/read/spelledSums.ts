import type { Token } from './tokens.ts';
import { depthChange } from './tokens.ts';
import { ReadError } from './unreadable.ts';

const dots = new Set(['\\cdots', '\\ldots', '…']);
const isNumber = (token: Token | undefined): boolean => token !== undefined && /^\d+$/.test(token);
/** The letter over which a sum that is spelled out runs. */
const index = '\\kappa';

/**
 * `1^2 + 2^2 + \cdots + 10^2` as a sum: the terms are built alike and the numbers in them go up evenly, to the last term.
 * Sums of bare numbers are left as they are. Fails with ReadError where two terms do not show how it goes on.
 */
export function spelledSums(tokens: readonly Token[]): readonly Token[] {
  const side = joinedDots(tokens);
  if (!side.some((token) => dots.has(token))) return tokens;
  const terms = splitTerms(side);
  const at = terms?.findIndex((term) => term.length === 1 && dots.has(term[0] ?? '')) ?? -1;
  if (!terms || at < 2 || at !== terms.length - 2) return tokens;
  const [shown, last = []] = [terms.slice(0, at), terms.at(-1)];
  if (shown.every((term) => term.length === 1)) return tokens;
  const sum = evenSum(shown, last);
  if (sum) return sum;
  if (shown.length < 3) throw new ReadError('what the dots stand for');
  return tokens;
}

/** Three full stops as dots, and exponents of one token without their braces. */
function joinedDots(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    if (tokens[k] === '{' && tokens[k + 2] === '}' && tokens[k - 1] === '^') {
      out.push(tokens[k + 1] ?? '');
      k += 2;
      continue;
    }
    const three = tokens[k] === '.' && tokens[k + 1] === '.' && tokens[k + 2] === '.';
    out.push(three ? '\\ldots' : (tokens[k] ?? ''));
    if (three) k += 2;
  }
  return out;
}

/** The terms between plus signs outside brackets; null where a minus sign stands among them. */
function splitTerms(tokens: readonly Token[]): (readonly Token[])[] | null {
  const terms: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthChange(token);
    if (depth === 0 && token === '-') return null;
    if (depth === 0 && token === '+') terms.push([]);
    else terms.at(-1)?.push(token);
  }
  return terms;
}

function evenSum(shown: readonly (readonly Token[])[], last: readonly Token[]): readonly Token[] | null {
  const [first = []] = shown;
  if (shown.some((term) => term.length !== first.length)) return null;
  const steps = first.map((_, k) => stepAt(shown, k));
  if (steps.includes(null) || steps.every((step) => step === 0)) return null;
  const count = countOf(first, steps, last, shown.length);
  if (count === null) return null;
  const term = first.flatMap((token, k) =>
    steps[k] ? ['{', '(', token, '+', String(steps[k]), index, ')', '}'] : [token],
  );
  return ['\\sum', '_', '{', index, '=', '0', '}', '^', '{', ...count, '}', '(', ...term, ')'];
}

/** By how much the number at a place goes up; 0 where the place stays, null where it changes otherwise. */
function stepAt(shown: readonly (readonly Token[])[], k: number): number | null {
  const tokens = shown.map((term) => term[k]);
  if (tokens.every((token) => token === tokens[0])) return 0;
  if (!tokens.every(isNumber)) return null;
  const values = tokens.map(Number);
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return values.every((value, j) => j === 0 || value - (values[j - 1] ?? 0) === step) ? step : null;
}

/** How many steps lead to the last term: a number, or `n` less the number that it stands for. */
function countOf(
  first: readonly Token[],
  steps: readonly (number | null)[],
  last: readonly Token[],
  shown: number,
): readonly Token[] | null {
  if (last.length !== first.length) return null;
  const places = first.flatMap((_, k) => (steps[k] ? [k] : []));
  if (!first.every((token, k) => steps[k] !== 0 || token === last[k])) return null;
  const counts = places.map((k) => {
    const [from, to, step] = [first[k] ?? '', last[k] ?? '', steps[k] ?? 1];
    if (/^[a-z]$/.test(to)) return step === 1 ? `${to}-${from}` : null;
    if (!isNumber(to) || (shown < 3 && step !== 1 && isGeometric(Number(from), step, Number(to)))) return null;
    const count = (Number(to) - Number(from)) / step;
    return Number.isInteger(count) && count >= shown && count < 20_000 ? String(count) : null;
  });
  const [count] = counts;
  if (count === undefined || count === null || counts.some((other) => other !== count)) return null;
  return count.includes('-') ? count.split(/(-)/) : [count];
}

/** Whether the numbers may as well be multiplied by the same factor each time. */
function isGeometric(from: number, step: number, to: number): boolean {
  const ratio = (from + step) / from;
  let value = from + step;
  while (ratio > 1 && value < to) value *= ratio;
  return value === to;
}
