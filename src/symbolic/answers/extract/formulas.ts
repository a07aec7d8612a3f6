/** A formula in a text: what stands between its delimiters, and where the whole stands. */
export interface Formula {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

const PATTERN =
  /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\\begin\{((?:align|equation|gather|multline|alignat|eqnarray)\*?)\}([\s\S]+?)\\end\{\4\}|(?<!\\)\$((?:\\[\s\S]|[^$\\\n])+?)\$(?!\d)/g;

/** The formulas of a text in reading order; an inline `$...$` stays on one line, and `$5 and $6` is money. */
export function findFormulas(text: string): readonly Formula[] {
  return [...text.matchAll(PATTERN)].map((match) => ({
    content: (match[1] ?? match[2] ?? match[3] ?? lastLine(match[5] ?? '', match[6])).trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function lastLine(environment: string, inline: string | undefined): string {
  if (inline !== undefined) return inline;
  const lines = environment.split(/\\\\/).map((line) => line.replaceAll('&', '').trim());
  return lines.filter((line) => line !== '').at(-1) ?? '';
}
