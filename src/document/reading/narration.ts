import { statesClaim } from './claims.ts';
import { asks } from './questions.ts';

const opening =
  /^[\s>*_#~]*(?:let(?:'|’)s|let us|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|now|then|after that|finally|lastly|to (?:find|get|determine|calculate|compute|solve))\b/i;
const lastStop = /[.!?:]["')\]*_]*\s+(?=["'([*_]*[A-Z])/g;

function lastSentence(text: string): string {
  const stop = [...text.matchAll(lastStop)].at(-1);
  return stop === undefined ? text : text.slice(stop.index + stop[0].length);
}

/**
 * True when text tells what is done and what comes of it ("Next, find the total. The total is 90 + 180 = 270."): its
 * instruction is the writer's to himself, and asks nothing of the reader.
 */
export function narrates(text: string): boolean {
  if (!opening.test(text)) return false;
  const last = lastSentence(text);
  return last !== text.trim() && !asks(last) && statesClaim(last);
}
