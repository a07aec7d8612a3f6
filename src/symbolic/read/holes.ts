import { constant, symbol } from '../expression/build.ts';
import type { Expr } from '../expression/expr.ts';
import type { Token } from './tokens.ts';
import { argumentAt, textOf } from './tokens.ts';
import { readUnits, unitOf } from './units.ts';

/** The name of the sign that stands for both `+` and `-`; all of its occurrences in a statement agree. */
export const bothSigns = '±';

/** Parts that the parser is not shown: each is read here and stands as a symbol of its own until it is put back. */
export interface Holes {
  readonly tokens: readonly Token[];
  readonly filled: ReadonlyMap<string, Expr>;
}

const named = new Set([
  '\\angle',
  '\\triangle',
  '\\overline',
  '\\overrightarrow',
  '\\overleftrightarrow',
  '\\widehat',
  '\\vec',
  '\\hat',
  '\\mathbf',
  '\\measuredangle',
  '\\mathcal',
  '\\widetilde',
  '\\tilde',
  '\\dot',
  '\\mathbb',
]);
const functionsInText = new Set([
  'lcm',
  'gcd',
  'adj',
  'rank',
  'tr',
  'Var',
  'sech',
  'csch',
  'coth',
  'arccot',
  'erf',
  'sgn',
  'Re',
  'Im',
  'arg',
  'mod',
  'cis',
  'max',
  'min',
  'trace',
  'vol',
  'span',
]);

/** Digs holes for units, words, percent, degrees, `\pm` and names such as `\angle ABC` or `\overline{AB}`. */
export function digHoles(tokens: readonly Token[]): Holes {
  const filled = new Map<string, Expr>();
  const out: Token[] = [];
  const dig = (expr: Expr): void => {
    const name = `Hole${letters(filled.size)}`;
    filled.set(name, expr);
    out.push(`\\operatorname{${name}}`);
  };
  for (let k = 0; k < tokens.length;) {
    const step = holeAt(tokens, k);
    if (step.sign) out.push(step.sign);
    if (step.expr) dig(step.expr);
    else if (!step.sign) out.push(...tokens.slice(k, step.end));
    k = step.end;
  }
  return { tokens: out, filled };
}

interface HoleStep {
  readonly end: number;
  readonly expr?: Expr;
  readonly sign?: Token;
}

function holeAt(tokens: readonly Token[], k: number): HoleStep {
  const token = tokens[k] ?? '';
  if (token === '\\%' || token === '%') return { end: k + 1, expr: { kind: 'unit', name: '%' } };
  if (token === '\\pm') return { end: k + 1, sign: '+', expr: symbol(bothSigns) };
  if (token === '\\mp') return { end: k + 1, sign: '-', expr: symbol(bothSigns) };
  if (token === '^' && argumentAt(tokens, k + 1).tokens.join('') === '\\circ') {
    return { end: argumentAt(tokens, k + 1).end, expr: { kind: 'unit', name: 'degree' } };
  }
  const figures = pointsAt(tokens, k);
  if (figures !== null) return { end: k + figures.length, ...namedByPoints(figures) };
  const word = textOf(token);
  if (word !== null) return wordHole(tokens, k, word.trim());
  return nameHole(tokens, k);
}

/** Capital letters side by side, which name a segment, a polygon or a number by its digits; null for any other place. */
function pointsAt(tokens: readonly Token[], k: number): string | null {
  const before = tokens[k - 1];
  if (before === '_' || before === '^' || (before === '{' && tokens[k - 2] === '_') || isCapital(before)) return null;
  let end = k;
  while (isCapital(tokens[end])) end += 1;
  return end - k > 1 && end - k < 7 && !/^[_']$/.test(tokens[end] ?? '') ? tokens.slice(k, end).join('') : null;
}

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^[A-Z]$/.test(token);
}

function namedByPoints(name: string): { readonly sign: Token } | { readonly expr: Expr } {
  if (name === 'GCD' || name === 'GCF' || name === 'HCF') return { sign: '\\gcd' };
  return name === 'LCM' ? { sign: '\\operatorname{lcm}' } : { expr: symbol(name) };
}

function wordHole(tokens: readonly Token[], k: number, word: string): HoleStep {
  if (word === '' || /^(?:if|for|when|where)$/.test(word)) return { end: k + 1, sign: '' };
  const measured = word === 'min' && !/^[({_\\]/.test(tokens[k + 1] ?? '');
  if (functionsInText.has(word) && !measured) return { end: k + 1 };
  if (word.split(/\s+/).length > 3) return { end: k + 1, expr: symbol(word) };
  const operator = (tokens[k] ?? '').startsWith('\\operatorname') || tokens[k + 1] === '(';
  const counted = /\d$/.test(tokens[k - 1] ?? '') && /^[mshgLNJWV]$/.test(word);
  if (!counted && (operator || /^[A-Za-z]$/.test(word))) return { end: k + 1, expr: symbol(word) };
  const after = tokens[k - 1];
  const quantity = after !== undefined && !/^(?:[+=<>/^_]|\\(?:cdot|times|frac|le|ge|approx)|-)$/.test(after);
  if (after === '(' && tokens[k + 1] === ')' && !/\d$/.test(tokens[k - 2] ?? '') && !unitOf(word).known)
    return { end: k + 1, expr: symbol(word) };
  const units = quantity || after === '/' ? readUnits(word) : null;
  if (units) return { end: k + 1, expr: units };
  const rate = after === '{' && tokens[k + 1] === '}' ? readUnits(word) : null;
  if (rate?.kind === 'unit' && word.length <= 3) return { end: k + 1, expr: rate };
  return { end: k + 1, expr: symbol(word) };
}

function nameHole(tokens: readonly Token[], k: number): HoleStep {
  const token = tokens[k] ?? '';
  if (token === 'm' && tokens[k + 1] === '\\angle') return nameHole(tokens, k + 1);
  if (!named.has(token)) return { end: k + 1 };
  const argument = argumentAt(tokens, k + 1);
  const name = argument.tokens.join('');
  if (token === '\\mathbb') return { end: k + 1 };
  if (token === '\\overline' && !/^[A-Z]{2,}$/.test(name)) return { end: k + 1 };
  if (token === '\\angle' || token === '\\triangle' || token === '\\measuredangle') return figure(tokens, k);
  return /^[A-Za-z]+$/.test(name) ? { end: argument.end, expr: symbol(name) } : { end: k + 1 };
}

/** `\angle ABC`: as many capital letters as follow, or one letter of any kind. */
function figure(tokens: readonly Token[], k: number): HoleStep {
  const argument = argumentAt(tokens, k + 1);
  if (tokens[k + 1] === '{') return { end: argument.end, expr: symbol(`∠${argument.tokens.join('')}`) };
  let end = k + 1;
  while (/^[A-Z]$/.test(tokens[end] ?? '')) end += 1;
  if (end === k + 1) end += 1;
  return { end, expr: symbol(`${tokens[k] === '\\triangle' ? '△' : '∠'}${tokens.slice(k + 1, end).join('')}`) };
}

function letters(n: number): string {
  return n < 26 ? String.fromCharCode(97 + n) : letters(Math.floor(n / 26) - 1) + String.fromCharCode(97 + (n % 26));
}

/** Constants written as plain letters. */
export const letterConstants: Readonly<Record<string, Expr>> = {
  e: constant('e'),
  i: constant('i'),
  ExponentialE: constant('e'),
  ImaginaryUnit: constant('i'),
  Pi: constant('pi'),
  PositiveInfinity: constant('infinity'),
};
