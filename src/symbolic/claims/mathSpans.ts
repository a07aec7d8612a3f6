/** A stretch of a step's text: mathematics between delimiters (`content` is what stands inside), or prose. */
export interface TextPart {
  readonly kind: 'math' | 'prose';
  readonly content: string;
  /** Offsets of the content in the text. */
  readonly start: number;
  readonly end: number;
}

const delimited =
  /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|(\\begin\{(align\*?|aligned|gather\*?|equation\*?|eqnarray\*?|multline\*?|cases|array)\}[\s\S]+?\\end\{\5\})|(?<![\\$\w])\$(?![\s$])((?:[^$\\]|\\[\s\S])*?[^\s$\\]|\\[a-zA-Z]+)\$(?!\d)/g;

/** Cuts a text into mathematics and prose; money (`$5 and $6`) is prose. A text that is one formula is all mathematics. */
export function textParts(text: string): readonly TextPart[] {
  if (!/\$|\\[([]/.test(text) && isOneFormula(text))
    return [{ kind: 'math', content: text, start: 0, end: text.length }];
  const parts: TextPart[] = [];
  let last = 0;
  const prose = (end: number): void => {
    if (end > last) parts.push({ kind: 'prose', content: text.slice(last, end), start: last, end });
  };
  for (const match of text.matchAll(delimited)) {
    const content = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[6] ?? '';
    const start = match.index + match[0].indexOf(content);
    const before = parts.at(-1);
    if (match[6] !== undefined && before && goesOn(before, content, text.slice(last, match.index))) {
      const whole = { start: before.start, end: start + content.length };
      parts[parts.length - 1] = { kind: 'math', content: text.slice(whole.start, whole.end), ...whole };
      last = match.index + match[0].length;
      continue;
    }
    prose(match.index);
    parts.push({ kind: 'math', content, start, end: start + content.length });
    last = match.index + match[0].length;
  }
  if (parts.length === 0 && isOneFormula(text)) return [{ kind: 'math', content: text, start: 0, end: text.length }];
  prose(text.length);
  return parts;
}

/** Whether an inline formula goes on with an operation in the next one: `$a = b + c$ $+ d$`. */
function goesOn({ kind, content }: TextPart, next: string, between: string): boolean {
  return kind === 'math' && /^\s*$/.test(between) && content.includes('=') && /^\s*[+-]/.test(next);
}

/** Whether a text without delimiters is a formula: it has no word outside commands and `\text{...}`. */
function isOneFormula(text: string): boolean {
  if (text.includes('<<')) return false;
  const bare = text
    .replaceAll(/\\(?:text\w*|mbox|operatorname|mathrm|begin|end)\s*\*?\{[^{}]*\}/g, ' ')
    .replaceAll(/\\[a-zA-Z]+/g, ' · ')
    .replaceAll(
      /\b(?:sin|cos|tan|sec|csc|cot|ln|log|exp|sqrt|arcsin|arccos|arctan|lim|max|min|gcd|lcm|det|or|and|mod)\b/g,
      ' ',
    );
  if (/\d\s*x\s*\d/.test(text)) return false;
  return (
    !/[A-Za-z]*[a-z][A-Za-z]{3,}|\b(?:the|and|for|are|let|has|all|one|two|was|per|can|not|but|she|his|her|its|who|how|out|get|we|he|so|is)\b/i.test(
      bare,
    ) &&
    !/\d\s+(?:is|of|a|an)\s/.test(bare) &&
    !/[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(bare)
  );
}
