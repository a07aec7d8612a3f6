import type { Annotated } from './annotated.ts';
import { DROPPED, GENERAL, LINKING } from './wordLists.ts';

const LONGEST = 3;
const TOTAL = /\b(?:total|altogether|in all|combined|sum|overall)\b/i;
const SUM = /^[^-*/x]*\d\s*\+/;

/** The words of a phrase that can name a quantity, in order, plain lower-case letters. */
export function contentWords(phrase: string): readonly string[] {
  const words = phrase
    .normalize('NFKD')
    .replace(/[’']s\b|[’']/g, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
  const kept = words.filter((word) => LINKING.has(word) || !DROPPED.has(word));
  const once = kept.filter((word, place) => kept.indexOf(word) === place);
  return once.filter((word, place) => !LINKING.has(word) || (place > 0 && place < once.length - 1));
}

/** Names of people and places in a problem: words with a capital inside a sentence. */
export function properNames(problem: string): ReadonlySet<string> {
  const inside = problem.matchAll(/(?<![.?!:]\s|^|^\s|["“])\b([A-Z][a-z]+)/g);
  return new Set([...inside].map((match) => (match[1] ?? '').toLowerCase()).filter((word) => !DROPPED.has(word)));
}

function clipped(words: readonly string[], length: number): readonly string[] {
  const once = words.filter((word, place) => words.indexOf(word) === place);
  const cut = once.slice(0, length);
  return LINKING.has(cut.at(-1) ?? '') ? once.slice(0, length + 1) : cut;
}

/** Whose quantity it is, where the problem names several people or places. */
function owner(before: readonly string[], after: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const own = names.size < 2 ? undefined : (before.findLast((word) => names.has(word)) ?? after.find((word) => names.has(word)));
  return own === undefined ? [] : [own];
}

function isGeneral(words: readonly string[]): boolean {
  return words.every((word) => GENERAL.has(word) || LINKING.has(word));
}

function without(words: readonly string[], others: readonly string[]): readonly string[] {
  return words.filter((word) => !others.includes(word));
}

/** What is counted, from the words after the result; where those say little, with what stands before and among it. */
function counted(step: Annotated, whose: readonly string[]): readonly string[] {
  const [before, after] = [without(contentWords(step.before), whose), without(contentWords(step.after), whose)];
  if (after.length > 1 && !isGeneral(after)) return after;
  const within = without(contentWords(step.within), whose);
  const more = [...(isGeneral(before) ? within : before), ...after];
  const named = more.length > LONGEST ? [...more.slice(0, LONGEST - 1), ...more.slice(-1)] : more;
  return step.money && isGeneral(named) ? ['money', ...named] : named;
}

/** Names for a result, the best first. */
function candidates(step: Annotated, names: ReadonlySet<string>): readonly (readonly string[])[] {
  const [before, after] = [contentWords(step.before), contentWords(step.after)];
  const whose = owner(before, after, names);
  const total = SUM.test(step.expression) && TOTAL.test(`${step.before} ${step.after}`) ? ['total'] : [];
  const named = counted(step, whose);
  return [
    clipped([...total, ...whose, ...named], LONGEST + whose.length),
    clipped([...total, ...whose, ...before, ...named], LONGEST + 1),
    clipped([...total, ...whose, ...named, ...before], LONGEST + 2),
  ].filter((words) => words.length > 0 && words.join('_') !== 'total');
}

/** A short name in snake_case for a result, from the words around it, that is none of `taken`. */
export function quantityName(step: Annotated, names: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  const found = candidates(step, names).map((words) => words.join('_'));
  const free = found.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const base = found[0] ?? (step.money ? 'money' : 'amount');
  let number = 2;
  if (!taken.has(base)) return base;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
