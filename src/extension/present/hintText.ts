import type { Mark } from '../marks/mark.ts';
import type { Words } from '../words.ts';
import { scoreText, verdictLabel } from './verdictWords.ts';

/** Which steps carry a hint. */
export type HintScope = 'all' | 'failing' | 'off';

/** The short text after a step: `✓ verified 0.98`. */
export function hintText({ judged }: Mark, t: Words): string {
  const { sign, word } = verdictLabel(judged.verdict, t);
  const score = judged.score === null ? '' : ` ${scoreText(judged.score)}`;
  return `${sign} ${word}${score}`;
}

export function showsHint({ standing }: Mark, scope: HintScope): boolean {
  return scope === 'all' || (scope === 'failing' && standing === 'first-failing');
}
