import type { Span } from '../../core/span.ts';

const operand = String.raw`(?:[$€£]?\d[\d,]*(?:\.\d+)?%?|\\[a-zA-Z]+(?:\{[^{}]*\})*|(?<![A-Za-z])(?:\d*[a-zA-Z](?![A-Za-z])'?)|(?<![A-Za-z])(?:sqrt|sin|cos|tan|ln|log|exp|pi)(?![A-Za-z])|[()[\]|])`;
const operator = String.raw`(?:\*\*|<=|>=|!=|==|[-+*/^=<>×÷·−±≤≥≈≠_]|x(?=[ \t]*\d))`;
const braces = String.raw`\{[^{}]*\}`;
const next = String.raw`(?:[ \t]*${operator}[ \t]*[-−]?[ \t]*(?:${operand}|${braces})|${operand}|${braces}|[ \t]+(?=[A-Za-z([\\)\]])${operand})`;
const run = new RegExp(String.raw`[-−±]?\s?${operand}${next}*`, 'g');
const joining = /[-+*/×÷·^=<>_−]\s*$/;
const joined = /^\s*(?!\*\*)[+*/×÷·^=<>_−]/;
const relation = /<=|>=|[=<>≤≥≈]/;

/**
 * Where plain text is clearly mathematics: a relation with an operand on each side ("36 / 4 = 9", "x^2 = 4"). Words,
 * dates, ranges and bare numbers are left as words.
 */
export function plainMath(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(run)) {
    const span = trimmed(text, match.index, match.index + match[0].length);
    if (span !== null && !isFragment(text, span)) found.push(span);
  }
  return found;
}

/** True for `4 = 9` in "36 pens / 4 = 9": a formula cut out there would say something else than the text does. */
function isFragment(text: string, { start, end }: Span): boolean {
  return joining.test(text.slice(Math.max(0, start - 3), start)) || joined.test(text.slice(end, end + 3));
}

/** The part of a run that can stand as a formula: brackets balanced, no loose word at its ends; null when none can. */
function trimmed(text: string, start: number, end: number): Span | null {
  let from = start + (/^\s*(?:[aAI]\s+(?=[\d\\(]))?/.exec(text.slice(start, end))?.[0].length ?? 0);
  let to = end;
  for (;;) {
    const words = text.slice(from, to);
    const excess = unbalanced(words);
    if (excess === 0) break;
    if (excess > 0 && /^[([]/.test(words)) from += 1;
    else if (excess < 0 && /[)\]]\s*$/.test(words)) to = from + words.trimEnd().length - 1;
    else return null;
  }
  const words = text.slice(from, to).trimEnd();
  const sides = words.split(relation);
  if (sides.length < 2 || sides.some((side) => !/[\dA-Za-z]/.test(side))) return null;
  return /^\(\)|[-+*/^(]$/.test(words) ? null : { start: from, end: from + words.length };
}

function unbalanced(words: string): number {
  let depth = 0;
  for (const character of words) {
    if ('(['.includes(character)) depth += 1;
    else if (')]'.includes(character)) depth -= 1;
    if (depth < 0) return -1;
  }
  return depth;
}
