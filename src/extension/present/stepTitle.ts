import type { Mark } from '../marks/mark.ts';
import type { Words } from '../words.ts';
import { scoreText, verdictLabel } from './verdictWords.ts';

/** One line that says all: "Step 2: refuted, score 0.12, the first failing step". Fit for a screen reader. */
export function stepTitle({ judged, standing }: Pick<Mark, 'judged' | 'standing'>, t: Words): string {
  const parts = [t('Step {0}: {1}', judged.index + 1, verdictLabel(judged.verdict, t).word)];
  if (judged.score !== null) parts.push(t('score {0}', scoreText(judged.score)));
  if (standing === 'first-failing') parts.push(t('the first failing step'));
  if (standing === 'after') parts.push(t('rests on a step that failed'));
  return parts.join(', ');
}
