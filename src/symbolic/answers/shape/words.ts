import { proseWords } from '../extract/prose.ts';
import type { Shape } from './shape.ts';

const CHOICE = /^(?:\\text\s*\{\s*)?\(\s*([A-J])\s*\)\s*\}?|^\\text\s*\{\s*([A-J])\s*[.:)]?\s*\}|^([A-J])[.:)](?=\s|$)/;
const LONE = /^(?:option|choice|answer)\s*\(?([A-J])\)?$/i;

/** A choice such as `(C)`, `\text{C}`, `C. 12 cm`, `\textbf{(C)}\ 12`; null for anything else. */
export function readChoice(text: string, read: (part: string) => Shape): Shape | null {
  const match = CHOICE.exec(text);
  const letter = match?.[1] ?? match?.[2] ?? match?.[3] ?? LONE.exec(text)?.[1];
  if (letter === undefined) return null;
  const rest = match ? text.slice(match[0].length).trim() : '';
  if (/^[=<>+*^_\-/:]|^\\(?:cdot|times|in|cup)/.test(rest)) return null;
  return { kind: 'choice', letter: letter.toUpperCase(), rest: rest === '' ? null : read(rest) };
}

/** The letters of a text in words: `\text{}` opened, accents of markup gone, one space between words, lower case. */
export function plainWords(text: string): string {
  return text
    .replace(/\\text\s*\{([^{}]*)\}/g, ' $1 ')
    .replace(/\\[a-zA-Z]+|[{}$\\]/g, ' ')
    .replace(/[.,;:!?'"`]+(?=\s|$)|['"`]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a text is language: a word that is no mathematics and no unit, and no number for a unit to belong to. */
export function isLanguage(text: string): boolean {
  const opened = text.replace(/\\text\s*\{([^{}]*)\}/g, ' $1 ');
  if (/\d|\\(?:frac|sqrt|pi|begin|infty)/.test(opened)) return false;
  if (/\\text\s*\{\s*[^{}\s]{2,}/.test(text) || isKnownWord(plainWords(text))) return true;
  const words = proseWords(opened);
  return words.length > 0 && !(words.every((word) => word.length <= 3) && isCalculated(opened));
}

/** Whether letters are calculated with, so that `ab + ac` and `\\ln(ab)` are products rather than words. */
function isCalculated(text: string): boolean {
  return /[+*/^()]|[a-z]\s*-\s*[a-z]|\\(?:ln|log|sin|cos|tan|cdot|times)(?![a-zA-Z])/.test(text);
}

function isKnownWord(text: string): boolean {
  return ['yes', 'no', 'true', 'false', 'not'].includes(text);
}
