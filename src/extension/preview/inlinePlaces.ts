import type { Token } from 'markdown-it';
import type { PreviewStep } from './previewSteps.ts';

/** Where a child of a paragraph stands in the paragraph's source, as far as that can be told. */
interface Placed {
  readonly token: Token;
  readonly start: number | null;
  readonly end: number | null;
}

/** The children of a paragraph with a verdict behind each step that ends in it. */
export function withInlineVerdicts(
  content: string,
  children: readonly Token[],
  steps: readonly PreviewStep[],
  make: (step: PreviewStep) => Token,
): Token[] {
  let rest = placed(content, children);
  let from = 0;
  const out: Token[] = [];
  for (const step of steps) {
    const end = endOf(content, step.text, from);
    from = end;
    const [before, after] = split(rest, end);
    out.push(...before.map(({ token }) => token), make(step));
    rest = after;
  }
  return [...out, ...rest.map(({ token }) => token)];
}

function placed(content: string, children: readonly Token[]): readonly Placed[] {
  let from = 0;
  return children.map((token) => {
    const text = token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content;
    const start = text === '' ? -1 : content.indexOf(text, from);
    if (start < 0) return { token, start: null, end: null };
    from = start + text.length;
    return { token, start, end: from };
  });
}

/** Where a step ends in the paragraph: behind its text, or behind its last line where quotes or indents part its lines. */
function endOf(content: string, text: string, from: number): number {
  for (const wanted of [
    text,
    text
      .split('\n')
      .at(-1)
      ?.replace(/^[\s>]+/, '') ?? '',
  ]) {
    const at = wanted === '' ? -1 : content.indexOf(wanted, from);
    if (at >= 0) return at + wanted.length;
  }
  return content.length;
}

/** Cuts the children at a place; a text that reaches over it is cut in two. */
function split(children: readonly Placed[], end: number): readonly [readonly Placed[], readonly Placed[]] {
  const at = children.findIndex((child) => child.end !== null && child.end > end);
  const child = children[at];
  if (child === undefined) return [children, []];
  const [before, after] = [children.slice(0, at), children.slice(at + 1)];
  const { token, start } = child;
  if (start === null || start >= end) return [before, [child, ...after]];
  if (token.type !== 'text') return [[...before, child], after];
  const cut = end - start;
  const first = { token: tokenLike(token, { content: token.content.slice(0, cut) }), start, end };
  const second = { token: tokenLike(token, { content: token.content.slice(cut) }), start: end, end: child.end };
  return [
    [...before, first],
    [second, ...after],
  ];
}

/** A token like another with some of its fields changed; the other, which the preview may keep, stays as it is. */
export function tokenLike(token: Token, changes: Partial<Token>): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, changes);
}
