import type { Formula } from './formulas.ts';
import { findFormulas } from './formulas.ts';
import { asText, findNumbers, unitAfter } from './plainNumber.ts';
import { isProse } from './prose.ts';

interface Found {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

const RATIO = /^\s*\d+(?:\.\d+)?(?:\s+to\s+\d+(?:\.\d+)?)+\s*\.?\s*$/;
/** `... the ratio is 6 : 8.`; a time of day has two digits after its colon. */
const RATIO_AT_END = /\bratio\b[^.]*?(?<![\d.:])(\d+(?:\.\d+)?(?:\s*:\s*\d+(?:\.\d+)?)+)\s*\.?\s*$/i;
const JOINT = /^[\s,;]*(?:(?:and|or|,|;|&)[\s,;]*)?$/i;

/**
 * The last formula or number of a text; formulas joined by commas, `and`, `or` go together. A text without formulas
 * that is no sentence is its own answer. `plain` false looks at formulas only.
 */
export function lastInText(text: string, plain: boolean): string | null {
  const formulas = findFormulas(text);
  if (formulas.length === 0) {
    if (plain && (RATIO.test(text) || !isProse(text))) return asLatex(text);
    const ratio = plain ? RATIO_AT_END.exec(text)?.[1] : undefined;
    if (ratio !== undefined) return ratio;
    return (
      bareLatex(text) ??
      (plain ? relationsAtEnd(text) : null) ??
      (plain ? asMoney(findNumbers(text).at(-1)?.content ?? null) : null)
    );
  }
  const numbers = plain ? numbersOutside(text, formulas) : [];
  const last = [...formulas.filter(isTelling), ...numbers].sort((a, b) => a.start - b.start).at(-1);
  const chosen = last ?? formulas.at(-1);
  if (!chosen) return null;
  return numbers.includes(chosen) ? asMoney(chosen.content) : withNeighbours(text, formulas, chosen);
}

/** A lone letter seldom is the answer: "values for $B$". */
function isTelling({ content }: Formula): boolean {
  return !/^\\?[a-zA-Z]+$/.test(content.trim()) || /^[A-Z][a-z]+$/.test(content.trim());
}

function numbersOutside(text: string, formulas: readonly Formula[]): readonly Found[] {
  const masked = formulas.reduce(
    (rest, f) => rest.slice(0, f.start) + '\u0001'.repeat(f.end - f.start) + rest.slice(f.end),
    text,
  );
  return findNumbers(masked);
}

function withNeighbours(text: string, formulas: readonly Formula[], last: Found): string {
  let from = formulas.findIndex((formula) => formula.start === last.start);
  const joined = [last.content];
  while (from > 0) {
    const [before, here] = [formulas[from - 1], formulas[from]];
    if (!before || !here || !JOINT.test(text.slice(before.end, here.start))) break;
    if (text.slice(before.end, here.start).trim() === '') break;
    joined.unshift(before.content, jointOf(text.slice(before.end, here.start)));
    from--;
  }
  const unit = joined.length === 1 ? wordAfter(text.slice(last.end)) : '';
  return joined.join('') + unit;
}

/** What joins two answers: `or` between conditions is no `and`. */
function jointOf(between: string): string {
  return /\bor\b/i.test(between) ? ' or ' : ' , ';
}

function wordAfter(rest: string): string {
  const percent = /^\s*(?:\\?%|percent\b|pct\b)/.exec(rest)?.[0];
  if (percent !== undefined) return '\\%';
  const scale = /^\s*(?:hundred|thousand|million|billion|trillion|dozen)\b/.exec(rest)?.[0];
  if (scale !== undefined) return scale;
  return asText(unitAfter(rest));
}

const VALUE = String.raw`[a-z]\s*=\s*[-−]?\d+(?:\.\d+)?(?:\s*/\s*\d+)?`;
const RELATIONS = new RegExp(
  String.raw`(?<![\w=])(${VALUE}(?:\s*(?:,|,?\s*\band\b|,?\s*\bor\b)\s*${VALUE})+)\s*\.?\s*$`,
);

/** `... are x = 1 and x = 2.` */
function relationsAtEnd(text: string): string | null {
  return RELATIONS.exec(text)?.[1] ?? null;
}

/** LaTeX outside any delimiters (`-\frac{10}{9}`) when the whole text is nothing else. */
function bareLatex(text: string): string | null {
  return text.includes('\\') && !isProse(text) ? text : null;
}

/** Plain text has no delimiters: its braces are a set's, its `$` is money, `2^10` a power of ten. */
function asLatex(text: string): string {
  const braced = text.includes('\\')
    ? text
    : text.replaceAll('{,}', ',').replace(/(?<![\^_]\s*)\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g, setBraces);
  return asMoney(braced) ?? text;
}

function setBraces(group: string): string {
  return group.replaceAll('{', '\\{').replaceAll('}', '\\}');
}

function asMoney(text: string | null): string | null {
  return text?.replace(/(?<!\\)\$(?=\s?\d)|(?<=\d\s?)\$/g, '\\$') ?? null;
}
