import type { FullOptions } from '../options.ts';
import type { Boxed } from './boxed.ts';
import { findBoxed, lastCluster } from './boxed.ts';
import { cleanText } from './cleanText.ts';
import { lastAnnounced } from './cues.ts';
import { lastInText } from './lastInText.ts';
import { isProse } from './prose.ts';

type Reading = Pick<FullOptions, 'matchTypes'>;

/**
 * The part of a text that states its answer, as LaTeX or words: what is boxed last (boxes that belong together are
 * joined by commas), what `The answer is` announces, the last formula or number, else the text itself when it is no
 * sentence. Null when there is none.
 */
export function extractAnswer(source: string, { matchTypes }: Reading): string | null {
  const text = cleanText(source);
  if (text === '') return null;
  const plain = matchTypes.includes('expr');
  if (!matchTypes.includes('latex')) return plainOnly(text);
  const boxed = lastCluster(text);
  const announced = lastAnnounced(text);
  const overruled = announced?.final === true && announced.start > (boxed.at(-1)?.end ?? 0);
  if (boxed.length > 0 && !overruled) return joinBoxes(text, boxed);
  const said = announced && fromAnnounced(announced.text, plain);
  return said ?? (boxed.length > 0 ? joinBoxes(text, boxed) : fromWhole(text, plain));
}

function plainOnly(text: string): string | null {
  return isProse(text) ? lastInText(text.replace(/[$]/g, ' $ '), true) : text;
}

function joinBoxes(text: string, boxes: readonly Boxed[]): string {
  const [only] = boxes;
  if (boxes.length === 1 && only) return only.content + markAfter(text.slice(only.end));
  return [...new Set(boxes.map((box) => box.content))].join(' , ');
}

/** A percent sign, degree sign or unit that stands right behind a box belongs to it. */
function markAfter(rest: string): string {
  const close = /^\s*(?:\$|\\\))?/.exec(rest)?.[0] ?? '';
  const mark =
    /^\s*(?:\\?%|\^\s*\{?\\circ\}?|\\text\s*\{[^{}]*\}(?:\^\{?\d\}?)?)/.exec(rest) ??
    /^\s*(?:\\?%|percent)/.exec(rest.slice(close.length));
  return mark?.[0] ?? '';
}

function fromAnnounced(said: string, plain: boolean): string | null {
  const denied = /^([^$\\]*?\d[^$\\]*?),?\s+(?:and |but )?(?:not|rather than|instead of)\s/i.exec(said)?.[1];
  if (denied !== undefined) return fromAnnounced(denied, plain);
  const word = /^(?:\*|")*(yes|no|true|false)\b/i.exec(said)?.[1];
  if (word !== undefined && plain) return word;
  const choice = /^(?:option\s+)?\(([A-J])\)/.exec(said)?.[0];
  if (choice !== undefined) return said;
  const reasoned = /^(?:option\s+|choice\s+)?([A-J])(?:\s*[.,;])?\s+(?:because|since|as)\b/.exec(said)?.[1];
  if (reasoned !== undefined) return reasoned;
  return lastInText(said, plain) ?? (plain ? said : null);
}

/** `Option C is correct.` */
const CHOSEN =
  /^(?:(?:so|thus|therefore|hence),?\s+)?(?:option|choice)\s+\(?([A-J])\)?\s+is\s+(?:the\s+)?(?:correct|right)\b[^.]*\.?$/i;
/** `Yes, because ...` */
const REASONED = /^(yes|no|true|false)\b[,.:;]?\s+(?:because|since|as)\b/i;
/** `12, not 13`: what is denied at the end. */
const DENIED = /(\d[^,$\\]*),\s+(?:and |but )?(?:not|rather than|instead of)\s+[-\d.,/]+\s*$/i;

function fromWhole(text: string, plain: boolean): string | null {
  const told = plain ? (CHOSEN.exec(text)?.[1] ?? REASONED.exec(text)?.[1]) : undefined;
  if (told !== undefined) return told;
  if (plain && /^all real(?:s| numbers) (?:except|but|other than)\b/i.test(text)) return text;
  const found = lastInText(plain ? text.replace(DENIED, '$1') : text, plain);
  if (found !== null || !plain) return found;
  return findBoxed(text).length === 0 && text.length <= 300 ? text : null;
}
