import type { Token } from './tokens.ts';
import { depthChange, groupEnd } from './tokens.ts';

/** `{n \\choose k}`, which splits the whole group around it, as `\\binom{n}{k}`. */
export function chooseAsBinomials(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.includes('\\choose')) return tokens;
  const out: Token[] = [];
  for (let k = 0; k < tokens.length;) {
    const token = tokens[k] ?? '';
    const end = token === '{' ? groupEnd(tokens, k) : k + 1;
    const inside = tokens.slice(k + 1, end - 1);
    const at = token === '{' ? splitAt(inside) : -1;
    if (at > 0) {
      const [over, under] = [inside.slice(0, at), inside.slice(at + 1)].map(chooseAsBinomials);
      out.push('\\binom', '{', ...(over ?? []), '}', '{', ...(under ?? []), '}');
      k = end;
    } else {
      out.push(token);
      k += 1;
    }
  }
  return out;
}

function splitAt(inside: readonly Token[]): number {
  let depth = 0;
  return inside.findIndex((token) => ((depth += depthChange(token)), depth === 0 && token === '\\choose'));
}
