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
  return /\\text\s*\{\s*[^{}\s]{2,}/.test(text) || proseWords(opened).length > 0 || isKnownWord(plainWords(text));
}

function isKnownWord(text: string): boolean {
  return ['yes', 'no', 'true', 'false', 'not'].includes(text);
}
