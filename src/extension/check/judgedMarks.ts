import type { JudgedStep } from '../../core/verdict.ts';
import type { DocumentDerivation } from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import { firstFailing, markDerivation } from '../marks/markDerivation.ts';

/** The marks of a derivation from its verdicts: steps the user marked as given or ignored have none and fail nothing. */
export function judgedMarks(
  derivation: DocumentDerivation,
  judged: readonly JudgedStep[],
  firstError: number,
  number: number,
): readonly Mark[] {
  const excused = new Set(derivation.steps.flatMap((step, index) => (step.mark === undefined ? [] : [index])));
  const counted = judged.filter(({ index }) => !excused.has(index));
  const first = excused.has(firstError) ? firstFailing(counted) : firstError;
  return markDerivation(derivation, counted, first, number);
}
