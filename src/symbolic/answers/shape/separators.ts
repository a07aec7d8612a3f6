import { splitTop } from '../extract/brackets.ts';

const WORDS = /\\text\s*\{\s*,?\s*(?:and|or|und|et|oder)\s*,?\s*\}|\\(?:land|lor|wedge|vee)(?![a-zA-Z])/g;
const GLUED = /(?<=[\s,])(?:and|or)(?=[\s\d(\\-])|(?<=[\d)\]}])(?:and|or)(?=[\s\d(A-Za-z\\-])/g;
const SEPARATOR = /\s*;\s*|(?<!\d),|(?<=\d),(?!\d{3}(?!\d))|(?<=(?:^|[^\d,])0\d*|\d{4}|[_^.]\d+),|\|and\|/g;

/** The answers standing side by side in a text: split at commas, semicolons, `and`, `or`, thousands marks kept. */
export function splitAnswers(text: string): readonly string[] {
  const marked = text.replace(WORDS, '|and|').replace(GLUED, '|and|');
  return splitTop(marked, SEPARATOR)
    .map((part) => part.replaceAll('|and|', ' and ').trim())
    .filter((part) => part !== '');
}

/** The members inside brackets, where every comma outside deeper brackets separates. */
export function splitMembers(text: string): readonly string[] {
  const parts = splitTop(text, /\s*[,;]\s*/g);
  return parts.length === 1 && parts[0] === '' ? [] : parts;
}
