/** A LaTeX token: a command with its backslash, a number, or one character. Spaces are dropped outside `\text`. */
export type Token = string;

const pattern =
  /\\(?:text|textbf|textit|textrm|textsf|textnormal|mbox|hbox|operatorname|mathrm|mathbf|mathit|mathsf|begin|end)\s*\*?\s*\{[^{}]*\}|\\[a-zA-Z]+\*?|\\[\s\S]|\d+(?:\.\d+)?|\.\d+|\s+|[\s\S]/gu;

/** Splits LaTeX into tokens; `\text{...}` and `\begin{...}` with their argument are one token. */
export function tokenize(latex: string): Token[] {
  const tokens: Token[] = [];
  for (const match of latex.matchAll(pattern)) {
    if (!/^\s+$/.test(match[0])) tokens.push(match[0]);
  }
  return tokens;
}

/** Joins tokens so that a command never swallows the letter after it. */
export function joinTokens(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    const spaced = (/\\[a-zA-Z]+$/.test(text) && /^[a-zA-Z]/.test(token)) || (/\d$/.test(text) && /^[\d.]/.test(token));
    text += spaced ? ` ${token}` : token;
  }
  return text;
}

/** How a token changes the depth of nesting. */
export function depthChange(token: Token): -1 | 0 | 1 {
  if (token === '{' || token === '(' || token === '[' || token === '\\{' || token.startsWith('\\begin{')) return 1;
  if (token === '\\lfloor' || token === '\\lceil' || token === '\\langle') return 1;
  if (token === '}' || token === ')' || token === ']' || token === '\\}' || token.startsWith('\\end{')) return -1;
  return token === '\\rfloor' || token === '\\rceil' || token === '\\rangle' ? -1 : 0;
}

/** The index just past the group that opens at `start`, or past the single token there. */
export function groupEnd(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let k = start; k < tokens.length; k++) {
    depth += depthChange(tokens[k] ?? '');
    if (depth <= 0) return k + 1;
  }
  return tokens.length;
}

/** The tokens of one argument: a braced group without its braces, or the single token. */
export function argumentAt(
  tokens: readonly Token[],
  start: number,
): { readonly tokens: readonly Token[]; readonly end: number } {
  if (tokens[start] !== '{') return { tokens: tokens.slice(start, start + 1), end: start + 1 };
  const end = groupEnd(tokens, start);
  return { tokens: tokens.slice(start + 1, end - 1), end };
}

/** The word inside `\text{...}` and its kin, or null. */
export function textOf(token: Token): string | null {
  return /^\\(?:text\w*|mbox|hbox|mathrm|operatorname)\s*\*?\s*\{([^{}]*)\}$/.exec(token)?.[1] ?? null;
}
