import type { EvolutionMethod } from './method.ts';
import { ngramsOf, overlap, wordsOf } from './ngrams.ts';

/** Why an evolution is thrown away before anyone solves it. */
export type Failing = 'empty' | 'unchanged' | 'prompt-words' | 'no-question' | 'solved' | 'too-long' | 'near-duplicate';

/** Two problems that share this much of their word triples are told apart by nothing that matters. */
export const NEAR_DUPLICATE = 0.8;
const RUN = 3;
const LONGEST = 250;
const ASKS =
  /\?|\b(?:find|what|how (?:many|much|long|far|old)|determine|calculate|compute|evaluate|solve|simplify|prove|show that)\b/i;
const SOLVED = /\b(?:the answer is|answer:|solution:|therefore,)|####|\\boxed/i;
/** `48 / 2 = 24` in a problem gives a step of its solution away. */
const CALCULATED = /\d\s*[-+*/×÷]\s*\$?\d[\d.,]*\s*=\s*\$?\d/;

/** Other numbers alone make no problem harder. */
function shapeOf(text: string, { direction }: EvolutionMethod): string {
  const words = wordsOf(text);
  return (direction === 'up' ? words.map((word) => word.replace(/^\d.*/, '#')) : words).join(' ');
}

function copiesPrompt(text: string, parent: string, method: EvolutionMethod): boolean {
  const [written, given] = [text.toLowerCase(), parent.toLowerCase()];
  return method.promptWords.some((words) => written.includes(words) && !given.includes(words));
}

/** Whether two problems are nearly the same by their runs of words. */
export function isNearDuplicate(one: string, other: string): boolean {
  return overlap(ngramsOf(one, RUN), ngramsOf(other, RUN)) >= NEAR_DUPLICATE;
}

/**
 * Why an evolution of `parent` fails by its text alone, or null: unchanged, words of the prompt in it, nothing asked, its
 * solution given away, too long, or nearly one of the `known` problems.
 */
export function failingOf(
  text: string,
  parent: string,
  method: EvolutionMethod,
  known: readonly string[],
): Failing | null {
  const words = wordsOf(text);
  if (words.length < 3) return 'empty';
  if (shapeOf(text, method) === shapeOf(parent, method)) return 'unchanged';
  if (copiesPrompt(text, parent, method)) return 'prompt-words';
  if (!ASKS.test(text)) return 'no-question';
  if (SOLVED.test(text) || (CALCULATED.test(text) && !CALCULATED.test(parent))) return 'solved';
  if (words.length > LONGEST) return 'too-long';
  const examples = method.examples.map((example) => example.solution);
  return [parent, ...known, ...examples].some((other) => isNearDuplicate(text, other)) ? 'near-duplicate' : null;
}
