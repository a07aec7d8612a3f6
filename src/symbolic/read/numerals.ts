import type { Token } from './tokens.ts';
import { argumentAt, groupEnd } from './tokens.ts';

const digits = /^\d+$/;

/** Stands after a comma that separates two numbers, where what follows looks like a group of thousands. */
export const listed: Token = '\\listed ';

/** Joins grouped digits (`1,000`, `1{,}000`) and puts mixed numbers (`2\frac12`) into sums. */
export function plainNumerals(tokens: readonly Token[]): Token[] {
  return literalFractions(mixedNumbers(packedFractions(longScripts(groupedDigits(tokens)))));
}

/**
 * `2^10` is meant as `2^{10}`, whatever TeX makes of it; in `2^23^2` the second power shows that only one digit was, and
 * `\\log_28` is a logarithm of 8.
 */
function longScripts(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, k) => {
    const [before, script, next = ''] = [tokens[k - 2], tokens[k - 1], tokens[k + 1]];
    if (!/^\d[\d.]+$/.test(token) || (script !== '^' && script !== '_') || next === '^') return [token];
    if (script === '_' && before === '\\log' && !/^(?:[\da-zA-Z({]|\\(?:frac|sqrt|left))/.test(next))
      return ['{', token.slice(0, 1), '}', token.slice(1)];
    return ['{', token, '}'];
  });
}

/** `\\frac12` takes one digit for each argument. */
function packedFractions(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, k) => {
    const packed = tokens[k - 1] === '\\frac' || tokens[k - 1] === '\\binom' ? /^(\d)(\d)(.*)$/.exec(token) : null;
    return packed ? ['{', packed[1] ?? '', '}', '{', packed[2] ?? '', '}', ...(packed[3] ? [packed[3]] : [])] : [token];
  });
}

/** `1/2x` is half of x, so a literal fraction before a letter is held together. */
function literalFractions(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const [a = '', slash, b = '', next = ''] = tokens.slice(k, k + 4);
    const before = tokens[k - 1] ?? '';
    if (
      digits.test(a) &&
      slash === '/' &&
      digits.test(b) &&
      /^(?:[a-zA-Z(]|\\text\{)/.test(next) &&
      !/[\^_/]/.test(before)
    ) {
      out.push('(', a, '/', b, ')');
      k += 2;
    } else out.push(a);
  }
  return out;
}

function separatorLength(tokens: readonly Token[], k: number): number {
  if (tokens[k] === ',') return 1;
  return tokens[k] === '{' && tokens[k + 1] === ',' && tokens[k + 2] === '}' ? 3 : 0;
}

/** Functions of several numbers: a comma between them separates. */
const lists = new Set(['\\gcd', '\\operatorname{lcm}', '\\max', '\\min']);

function groupedDigits(tokens: readonly Token[]): Token[] {
  return joinedDigits(tokens).filter((token) => token !== listed.trim());
}

function joinedDigits(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let listEnd = 0;
  for (let k = 0; k < tokens.length; k++) {
    let token = tokens[k] ?? '';
    if (token === '(' && lists.has(tokens[k - 1] ?? '')) listEnd = Math.max(listEnd, groupEnd(tokens, k));
    let joined = /^\d{1,3}$/.test(token) && !token.startsWith('0') && tokens[k - 1] !== '_';
    while (joined) {
      const gap = separatorLength(tokens, k + 1);
      const group = tokens[k + 1 + gap] ?? '';
      const pair = tokens[k - 1] === '(' && tokens[k + 2 + gap] === ')' && gap === 1;
      joined = gap > 0 && (gap > 1 || k >= listEnd) && !pair && /^\d{3}(?:\.\d+)?$/.test(group);
      if (joined) {
        token += group;
        k += 1 + gap;
      }
    }
    out.push(token);
  }
  return out;
}

function mixedNumbers(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k] ?? '';
    const end =
      digits.test(token) && tokens[k - 1] !== '^' && tokens[k - 1] !== '_' ? properFraction(tokens, k + 1) : 0;
    if (end > 0) {
      out.push('(', token, '+', ...tokens.slice(k + 1, end), ')');
      k = end - 1;
    } else out.push(token);
  }
  return out;
}

/** The index past `\frac{a}{b}` with `a < b` literal at `start`, or 0. */
function properFraction(tokens: readonly Token[], start: number): number {
  if (tokens[start] !== '\\frac') return 0;
  const over = argumentAt(tokens, start + 1);
  const under = argumentAt(tokens, over.end);
  const [a, b] = [over.tokens.join(''), under.tokens.join('')];
  return digits.test(a) && digits.test(b) && BigInt(a) < BigInt(b) ? under.end : 0;
}
