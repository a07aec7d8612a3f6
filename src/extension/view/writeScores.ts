import { scoreText } from '../present/verdictWords.ts';
import type { Words } from '../words.ts';
import type { ViewScores } from './protocol.ts';
import { stepBadge } from './stepBadge.ts';
import type { SubjectStep } from './subject.ts';

/** The score's curve over the steps, or null where fewer than two steps have one. */
export function writeScores(steps: readonly SubjectStep[], t: Words): ViewScores | null {
  const points = steps.map((step, index) => {
    const score = step.judged?.score ?? null;
    const { tone, word } = stepBadge(step, t);
    const said = score === null ? word : t('score {0}', scoreText(score));
    return { number: index + 1, score, tone, label: t('Step {0}: {1}', index + 1, said) };
  });
  if (points.filter(({ score }) => score !== null).length < 2) return null;
  return {
    title: t('Probability that each step is right'),
    description: points.map(({ label }) => label).join('. '),
    points,
  };
}
