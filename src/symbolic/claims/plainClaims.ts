import type { PlainToken } from './plainTokens.ts';
import { plainTokens } from './plainTokens.ts';

/** A claim of arithmetic found in words: its offsets, and it as plain mathematics. */
export interface PlainClaim {
  readonly start: number;
  readonly end: number;
  readonly mathematics: string;
  /** The words left out on each side of the first relation: what the numbers count. */
  readonly nouns: { readonly left: readonly string[]; readonly right: readonly string[] };
}

/** The chains of arithmetic written in plain text: `48/2 = 24`, `3 x 4 = 12`, `5 apples + 3 apples = 8`. */
export function findPlainClaims(text: string): readonly PlainClaim[] {
  const tokens = plainTokens(text);
  const claims: PlainClaim[] = [];
  let used = -1;
  tokens.forEach((token, k) => {
    if (token.kind !== 'relation' || k <= used) return;
    const from = walkBack(tokens, k - 1, used + 1);
    const to = walkOn(tokens, k + 1);
    used = to - 1;
    const claim = isCut(tokens[from - 1], tokens[to]) ? null : claimOf(tokens.slice(from, to));
    if (claim) claims.push(claim);
  });
  return claims;
}

/** Whether what stands beside shows that only a part of a formula was read. */
function isCut(before: PlainToken | undefined, after: PlainToken | undefined): boolean {
  return [before, after].some((token) => token?.kind === 'other' && /[\\{}_^|[\]!°√∑∫&#@]/.test(token.text));
}

function walkBack(tokens: readonly PlainToken[], last: number, least: number): number {
  let k = last;
  while (k >= least && belongs(tokens, k)) k--;
  return k + 1;
}

function walkOn(tokens: readonly PlainToken[], first: number): number {
  let k = first;
  while (k < tokens.length && (tokens[k]?.kind === 'relation' || belongs(tokens, k))) k++;
  return k;
}

/** Whether a token is part of a formula: a word only as what a number counts. */
function belongs(tokens: readonly PlainToken[], k: number): boolean {
  const [before, token] = [tokens[k - 1], tokens[k]];
  if (!token) return false;
  switch (token.kind) {
    case 'number':
      return !(before && isOperand(before) && before.kind !== 'word');
    case 'operator':
    case 'open':
    case 'close':
      return true;
    case 'letter':
      return !/^[aAI]$/.test(token.text) || before?.kind === 'operator';
    case 'word':
      return isFunction(token) || isNoun(tokens, k);
    case 'relation':
    case 'other':
      return false;
  }
}

const STOP =
  /^(?:and|or|so|then|is|are|was|were|the|a|an|for|to|of|in|from|with|we|he|she|it|they|that|which|has|have|had|if|because|since|but|there|now|thus|total|left|remaining|on|at|by|as|per|into|is|equals|gives|minus|plus|times)$/i;

/** What a number counts: at most two words after it, or a unit after a stroke. */
function isNoun(tokens: readonly PlainToken[], k: number): boolean {
  const [first, second, token] = [tokens[k - 2], tokens[k - 1], tokens[k]];
  if (!token || STOP.test(token.text) || leadsToOperand(tokens, k + 1)) return false;
  if (second?.kind === 'number' || second?.kind === 'close' || second?.text === '/') return true;
  return second?.kind === 'word' && first?.kind === 'number' && !STOP.test(second.text);
}

/** Words between two operands (`6 students represent 1`) belong to no formula. */
function leadsToOperand(tokens: readonly PlainToken[], from: number): boolean {
  const next = tokens.slice(from, from + 3).find((token) => token.kind !== 'word');
  return next?.kind === 'number' || next?.kind === 'letter' || next?.kind === 'open';
}

function isFunction(token: PlainToken): boolean {
  return /^(?:sqrt|pi|sin|cos|tan|log|ln)$/.test(token.text);
}

function isOperand(token: PlainToken): boolean {
  return token.kind === 'number' || token.kind === 'letter' || token.kind === 'word';
}

function claimOf(tokens: readonly PlainToken[]): PlainClaim | null {
  const trimmed = fromCalculation(trim(tokens));
  if (trimmed.length === 0 || startsInside(tokens)) return null;
  const words = trimmed.filter((token, k) => isCounted(token) || isRate(trimmed, k));
  const kept = trimmed.filter((token) => !words.includes(token));
  const [first, last] = [trimmed[0], trimmed.at(-1)];
  if (!first || !last || !isComplete(kept)) return null;
  const nouns = nounsOf(trimmed);
  if (
    !kept.some((token) => token.kind === 'operator' || token.kind === 'open' || token.kind === 'letter') &&
    differ(nouns)
  )
    return null;
  return { start: first.start, end: last.end, mathematics: joined(kept), nouns };
}

/** A formula that starts with an operator lost what stood before it. */
function startsInside(tokens: readonly PlainToken[]): boolean {
  const [first, second] = tokens;
  return first?.kind === 'operator' && !(first.text === '-' && second?.start === first.end);
}

/** A lone number before the first relation (`2 days = 7 + 2 = 9`) only names; the claim is what comes after it. */
function fromCalculation(tokens: readonly PlainToken[]): readonly PlainToken[] {
  const at = tokens.findIndex((token) => token.kind === 'relation');
  const calculates = tokens
    .slice(0, at)
    .some((token) => ['operator', 'open', 'letter'].includes(token.kind) || token.text.endsWith('!'));
  return calculates || tokens[at]?.text !== '=' ? tokens : tokens.slice(at + 1);
}

function isCounted(token: PlainToken): boolean {
  return token.kind === 'word' && !isFunction(token);
}

/** The stroke of `miles/way` is no division of numbers. */
function isRate(tokens: readonly PlainToken[], k: number): boolean {
  const next = tokens[k + 1];
  return tokens[k]?.text === '/' && next !== undefined && isCounted(next);
}

function nounsOf(tokens: readonly PlainToken[]): PlainClaim['nouns'] {
  const at = tokens.findIndex((token) => token.kind === 'relation');
  const nouns = (part: readonly PlainToken[]): readonly string[] =>
    part.filter(isCounted).map((token) => token.text.toLowerCase());
  return { left: nouns(tokens.slice(0, at)), right: nouns(tokens.slice(at)) };
}

function differ({ left, right }: PlainClaim['nouns']): boolean {
  return left.length > 0 && right.length > 0 && !right.some((noun) => left.includes(noun));
}

/** Drops relations and operators at the edges that have nothing to stand on, and brackets that do not match. */
function trim(tokens: readonly PlainToken[]): readonly PlainToken[] {
  let [from, to] = [0, tokens.length];
  while (from < to && ['relation', 'close', 'operator'].includes(tokens[from]?.kind ?? '') && !isSign(tokens, from))
    from++;
  while (to > from && ['relation', 'open', 'operator'].includes(tokens[to - 1]?.kind ?? '')) to--;
  return tokens.slice(from, to);
}

function isSign(tokens: readonly PlainToken[], k: number): boolean {
  return tokens[k]?.text === '-' && tokens[k + 1]?.kind === 'number' && tokens[k + 1]?.start === tokens[k].end;
}

function isComplete(tokens: readonly PlainToken[]): boolean {
  const sides = joined(tokens).split(/<=|>=|[=≈≤≥<>]/);
  const opened = tokens.filter((token) => token.kind === 'open').length;
  const closed = tokens.filter((token) => token.kind === 'close').length;
  return sides.length > 1 && opened === closed && sides.every((side) => /[\da-zA-Z]\W*$/.test(side));
}

function joined(tokens: readonly PlainToken[]): string {
  return tokens
    .map((token) =>
      token.text
        .replace(/\\?\$\s?|,| (?=000)/g, '')
        .replace('–', '-')
        .replace(/^[xX]$/, token.kind === 'operator' ? '*' : 'x'),
    )
    .join(' ');
}
