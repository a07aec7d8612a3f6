import type { Verdict } from '../../core/verdict.ts';
import type { Words } from '../words.ts';

/** A verdict as a sign and a word: the sign is for the eye, the word alone carries the meaning. */
export interface VerdictLabel {
  readonly sign: string;
  readonly word: string;
}

export function verdictLabel(verdict: Verdict, t: Words): VerdictLabel {
  return { sign: signOf(verdict), word: wordOf(verdict, t) };
}

export function signOf(verdict: Verdict): string {
  switch (verdict) {
    case 'verified':
      return '✓';
    case 'refuted':
      return '✗';
    case 'doubtful':
      return '?';
    case 'plausible':
      return '≈';
    case 'unchecked':
      return '·';
  }
}

function wordOf(verdict: Verdict, t: Words): string {
  switch (verdict) {
    case 'verified':
      return t('verified');
    case 'refuted':
      return t('refuted');
    case 'doubtful':
      return t('doubtful');
    case 'plausible':
      return t('plausible');
    case 'unchecked':
      return t('not checked');
  }
}

/** A probability with two decimals; never rounded up to certainty. */
export function scoreText(score: number): string {
  return Math.min(Math.max(score, 0), 0.99).toFixed(2);
}
