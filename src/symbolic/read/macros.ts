import { TooLarge } from '../exact/tooLarge.ts';
import type { Token } from './tokens.ts';
import { argumentAt, tokenize } from './tokens.ts';

const maxTokens = 4000;
const maxRounds = 20;

/** Bodies by name with backslash; `#1` ... `#9` stand for arguments. */
export type Macros = Readonly<Record<string, string>>;

/** Replaces the user's macros; one that calls itself fails with TooLarge instead of running on. */
export function expandMacros(tokens: readonly Token[], macros: Macros | undefined): readonly Token[] {
  if (!macros || Object.keys(macros).length === 0) return tokens;
  let current = tokens;
  for (let round = 0; round < maxRounds; round++) {
    if (!current.some((token) => Object.hasOwn(macros, token))) return current;
    current = expandOnce(current, macros);
    if (current.length > maxTokens) break;
  }
  throw new TooLarge('a macro that calls itself');
}

function expandOnce(tokens: readonly Token[], macros: Macros): readonly Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length;) {
    const token = tokens[k] ?? '';
    const body = Object.hasOwn(macros, token) ? macros[token] : undefined;
    k += 1;
    if (body === undefined) {
      out.push(token);
      continue;
    }
    const args: (readonly Token[])[] = [];
    for (let n = 0; n < countParameters(body); n++) {
      const argument = argumentAt(tokens, k);
      args.push(argument.tokens);
      k = argument.end;
    }
    out.push('{', ...fill(tokenize(body), args), '}');
  }
  return out;
}

function countParameters(body: string): number {
  return Math.max(0, ...[...body.matchAll(/#([1-9])/g)].map((match) => Number(match[1])));
}

function fill(body: readonly Token[], args: readonly (readonly Token[])[]): readonly Token[] {
  const out: Token[] = [];
  for (let k = 0; k < body.length; k++) {
    const argument = body[k] === '#' ? args[Number(body[k + 1]) - 1] : undefined;
    if (argument) {
      out.push(...argument);
      k += 1;
    } else out.push(body[k] ?? '');
  }
  return out;
}
