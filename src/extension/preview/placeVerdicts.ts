import type { Token } from 'markdown-it';
import { tokenLike, withInlineVerdicts } from './inlinePlaces.ts';
import type { PreviewStep } from './previewSteps.ts';

export const INLINE_VERDICT = 'stepwise_verdict';
export const BLOCK_VERDICTS = 'stepwise_verdicts';

/**
 * The preview's tokens with the verdicts put in: behind each step inside a paragraph or list item, and below a display
 * formula for its rows. The tokens given are left as they are.
 */
export function placeVerdicts(tokens: readonly Token[], steps: readonly PreviewStep[]): Token[] {
  if (steps.length === 0) return [...tokens];
  const owners = steps.map((step) => ownerOf(tokens, step));
  return tokens.flatMap((token, at) => {
    const own = steps.filter((_, index) => owners[index] === at);
    if (own.length === 0) return [token];
    return token.type === 'inline' ? [inlineWith(token, own)] : [token, rowsBelow(token, own)];
  });
}

/** The innermost token that shows the line on which a step ends, or -1. */
function ownerOf(tokens: readonly Token[], { line }: PreviewStep): number {
  const covers = (token: Token): boolean => token.map !== null && token.map[0] <= line && line < token.map[1];
  const inline = tokens.findIndex((token) => token.type === 'inline' && covers(token));
  return inline >= 0 ? inline : tokens.findLastIndex((token) => token.nesting === 0 && covers(token));
}

function inlineWith(token: Token, steps: readonly PreviewStep[]): Token {
  const make = (step: PreviewStep): Token => verdictToken(token, INLINE_VERDICT, [step]);
  return tokenLike(token, { children: withInlineVerdicts(token.content, token.children ?? [], steps, make) });
}

function rowsBelow(token: Token, steps: readonly PreviewStep[]): Token {
  return tokenLike(verdictToken(token, BLOCK_VERDICTS, steps), { block: true });
}

function verdictToken(token: Token, type: string, steps: readonly PreviewStep[]): Token {
  return tokenLike(token, {
    type,
    tag: '',
    attrs: null,
    nesting: 0,
    content: '',
    children: null,
    meta: { steps },
    hidden: false,
  });
}
