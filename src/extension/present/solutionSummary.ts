import type { JudgedStep, Verdict } from '../../core/verdict.ts';
import type { Words } from '../words.ts';
import { verdictLabel } from './verdictWords.ts';

const ORDER: readonly Verdict[] = ['refuted', 'doubtful', 'verified', 'plausible', 'unchecked'];

/** "5 steps: 4 verified, 1 not checked"; failures come first. */
export function verdictSummary(judged: readonly Pick<JudgedStep, 'verdict'>[], t: Words): string {
  const counts = ORDER.flatMap((verdict) => {
    const count = judged.filter((step) => step.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdictLabel(verdict, t).word}`];
  });
  const steps = judged.length === 1 ? t('1 step') : t('{0} steps', judged.length);
  return counts.length === 0 ? steps : `${steps}: ${counts.join(', ')}`;
}
