import type { Verdict } from '../../core/verdict.ts';
import type { Words } from '../words.ts';

/** A verdict as a sign and a word: the sign is for the eye, the word alone carries the meaning. */
export interface VerdictLabel {
  readonly sign: string;
  readonly word: string;
}

export function verdictLabel(verdict: Verdict, t: Words): VerdictLabel {
  switch (verdict) {
    case 'verified':
      return { sign: '✓', word: t('verified') };
    case 'refuted':
      return { sign: '✗', word: t('refuted') };
    case 'doubtful':
      return { sign: '?', word: t('doubtful') };
    case 'plausible':
      return { sign: '≈', word: t('plausible') };
    case 'unchecked':
      return { sign: '·', word: t('not checked') };
  }
}

/** A probability with two decimals; never rounded up to certainty. */
export function scoreText(score: number): string {
  return Math.min(Math.max(score, 0), 0.99).toFixed(2);
}
