import type { Token } from './tokens.ts';
import { argumentAt } from './tokens.ts';

/** `FF_{16}` and `2A_{16}` as decimal numbers: letters are digits where a base above ten stands below. */
export function baseNumerals(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length;) {
    let end = k;
    while (digitsIn(tokens[end]) !== null) end += 1;
    const base = tokens[end] === '_' ? argumentAt(tokens, end + 1) : null;
    const value = base && end > k ? valueOf(tokens.slice(k, end).map(digitsIn).join(''), base.tokens.join('')) : null;
    out.push(value ?? tokens[k] ?? '');
    k = value === null ? k + 1 : (base?.end ?? k + 1);
  }
  return out;
}

/** The digits that a token is, in a text command or by itself. */
function digitsIn(token: Token | undefined): string | null {
  return /^(?:\\(?:text\w*|mathrm)\{)?\s*(\d+|[A-F]|(?<=\{\s*)[\dA-F]+)\s*\}?$/.exec(token ?? '')?.[1] ?? null;
}

function valueOf(digits: string, base: string): string | null {
  const radix = /^1[1-6]$/.test(base) ? Number(base) : null;
  if (radix === null || !/[A-F]/.test(digits)) return null;
  let value = 0n;
  for (const digit of digits) {
    const own = Number.parseInt(digit, 16);
    if (own >= radix) return null;
    value = value * BigInt(radix) + BigInt(own);
  }
  return value.toString();
}
