import type { Repair, SymbolicEvidence } from '../../core/evidence.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { Words } from '../words.ts';
import { counterexampleText } from './evidenceText.ts';
import { reasonText } from './reasonText.ts';
import { scoreText } from './verdictWords.ts';

/** Why a failing step failed, in one or two plain sentences: the message of its diagnostic. */
export function failureText(judged: JudgedStep, t: Words): string {
  const refuted = refutation(judged);
  if (refuted === null) return doubtText(judged, t);
  const claim = refuted.findings.find((finding) => finding.outcome === 'refuted');
  const point = claim?.counterexample ? counterexampleText(claim.counterexample, t) : '';
  const reason = claim?.reason ?? refuted.reason;
  return point === '' || reason.includes(claim?.counterexample?.left ?? '\u0000')
    ? reasonText(reason, t)
    : `${reasonText(reason, t)} ${point}`.trim();
}

function doubtText({ score }: JudgedStep, t: Words): string {
  return score === null
    ? t('This step is doubtful.')
    : t('This step is doubtful: the probability that it is right is {0}.', scoreText(score));
}

function refutation(judged: JudgedStep): SymbolicEvidence | null {
  const symbolic = judged.evidence.find((one) => one.witness === 'symbolic');
  return symbolic?.outcome === 'refuted' ? symbolic : null;
}

/** The replacement the symbolic witness offers for a refuted step, or null. */
export function repairOf(judged: JudgedStep): Repair | null {
  const claims = refutation(judged)?.findings ?? [];
  return claims.find((finding) => finding.repair !== undefined)?.repair ?? null;
}
