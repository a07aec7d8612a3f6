const END = /[\s.;,!$)\]*]+$/;
const ANSWER = /\b(?:answer|result)\b[^=:]*?(?:\bis\b|[:=])\s*(.+)$/i;
const AFTER_RELATION = /(?:=|\bis\b|\bequals\b)\s*([^=]+)$/i;
/** A number alone or before words (`12 pens`), not one that begins a formula (`2y + 1`, `2 + x`). */
const VALUE = /^[$(*\\\s]*(-?\d[\d,]*(?:\.\d+)?(?:\s*\/\s*\d+)?%?)(?![\w^({\\])(?!\s*[-+*/^=<>])/;

/**
 * The value a step arrives at: what stands after its last equals sign or after "the answer is", as far as it is a number;
 * a formula is given whole. Null when the step states none.
 */
export function statedValue(text: string): string | null {
  const line = text.trim().replace(END, '');
  const said = ANSWER.exec(line)?.[1] ?? AFTER_RELATION.exec(line)?.[1];
  if (said === undefined) return null;
  const number = VALUE.exec(said.trim())?.[1];
  if (number !== undefined) return number.replaceAll(',', '');
  return line.includes('=') ? said.trim() : null;
}
