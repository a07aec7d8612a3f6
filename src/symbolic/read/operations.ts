import type { Token } from './tokens.ts';
import { argumentAt, groupEnd } from './tokens.ts';
import { ReadError } from './unreadable.ts';

/** Signs that a text may give a meaning of its own, by the names of their functions. */
const signs: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'star oplus otimes odot ominus bowtie diamond Diamond diamondsuit clubsuit spadesuit heartsuit bigstar circledast ' +
    'dagger ddagger nabla lozenge Join'
  )
    .split(' ')
    .map((name) => [`\\${name}`, name]),
);
const others: Readonly<Record<string, string>> = { '@': 'at', '\\#': 'sharp', '#': 'sharp', '\\&': 'ampersand' };

/** The name of the star's function, where a text gives `a * b` a meaning of its own. */
export const ownStar = 'op *';

/** How functions of such signs are named. */
export function isOperation(name: string): boolean {
  return name.startsWith('op ');
}

/** `a \star b` as a function of its operands; with `star`, `*` and `\ast` too. Fails with ReadError where operands are unclear. */
export function operationCalls(tokens: readonly Token[], star: boolean): readonly Token[] {
  const nameOf = (token: Token | undefined): string | null => {
    if (token === undefined) return null;
    if (star && (token === '*' || token === '\\ast')) return ownStar;
    const name = signs[token] ?? others[token];
    return name === undefined ? null : `op ${name}`;
  };
  return tokens.some((token) => nameOf(token) !== null) ? called(tokens, nameOf) : tokens;
}

type NameOf = (token: Token | undefined) => string | null;

function called(tokens: readonly Token[], nameOf: NameOf): readonly Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length;) {
    const token = tokens[k] ?? '';
    const name = nameOf(token);
    if (token === '(' || token === '{') {
      const end = groupEnd(tokens, k);
      out.push(token, ...called(tokens.slice(k + 1, end - 1), nameOf), tokens[end - 1] ?? '');
      k = end;
    } else if (name !== null) {
      const left = operandBefore(out);
      const { operand, end } = operandAfter(tokens, k + 1, nameOf);
      out.push(`\\operatorname{${name}}`, '(', ...left, ',', ...operand, ')');
      k = end;
    } else {
      out.push(token);
      k += 1;
    }
  }
  return out;
}

const unclear = 'an operation whose operands are unclear';

/** Takes the operand that ends at the end of `out` off it. */
function operandBefore(out: Token[]): readonly Token[] {
  const start = operandStart(out, out.length - 1);
  const before = out[start - 1];
  const sign = before === '-' && (start === 1 || /^(?:[=(,<>]|\\le|\\ge)$/.test(out[start - 2] ?? ''));
  if (start < 0 || (before !== undefined && /^(?:[\dA-Za-z)}]|\\frac)/.test(before) && !isBreak(before)))
    throw new ReadError(unclear);
  return out.splice(sign ? start - 1 : start);
}

function isBreak(token: Token): boolean {
  return token === '=' || token === ',';
}

function operandStart(out: readonly Token[], last: number): number {
  const token = out[last] ?? '';
  if (token === ')' || token === '}') {
    let depth = 0;
    let k = last;
    for (; k >= 0; k--) {
      if (out[k] === ')' || out[k] === '}') depth += 1;
      if (out[k] === '(' || out[k] === '{') depth -= 1;
      if (depth === 0) break;
    }
    const before = out[k - 1] ?? '';
    if (before === '^' || before === '_') return operandStart(out, k - 2);
    if (token === '}' && before === '}') return operandStart(out, k - 1);
    return /^(?:\\(?:frac|sqrt|operatorname)|[fgh]$)/.test(before) ? k - 1 : k;
  }
  if (!/^(?:\d|\.\d|[A-Za-z]$|\\(?:pi|alpha|beta|gamma|theta)$)/.test(token)) throw new ReadError(unclear);
  const before = out[last - 1];
  return before === '^' || before === '_' ? operandStart(out, last - 2) : last;
}

function operandAfter(
  tokens: readonly Token[],
  start: number,
  nameOf: NameOf,
): { readonly operand: readonly Token[]; readonly end: number } {
  let k = tokens[start] === '-' ? start + 1 : start;
  const first = tokens[k] ?? '';
  if (first === '(' || first === '{') k = groupEnd(tokens, k);
  else if (first === '\\frac') k = argumentAt(tokens, argumentAt(tokens, k + 1).end).end;
  else if (first === '\\sqrt') k = argumentAt(tokens, k + 1).end;
  else if (/^(?:\d|\.\d|[A-Za-z]$|\\(?:pi|alpha|beta|gamma|theta)$)/.test(first)) k += 1;
  else throw new ReadError(unclear);
  while (tokens[k] === '^' || tokens[k] === '_') k = argumentAt(tokens, k + 1).end;
  if (/^(?:\d|[A-Za-z(]|\\frac)/.test(tokens[k] ?? '')) throw new ReadError(unclear);
  return { operand: called(tokens.slice(start, k), nameOf), end: k };
}
