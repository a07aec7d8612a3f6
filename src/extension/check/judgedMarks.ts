import { firstFailing, type JudgedStep } from '../../core/verdict.ts';
import type { DocumentDerivation } from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import { markDerivation } from '../marks/markDerivation.ts';

/**
 * The marks of a derivation from its verdicts: steps the user marked as given or ignored have none and fail nothing. The
 * first failing step is the first that is shown as refuted or doubtful, which is stricter than the engine's own rule.
 */
export function judgedMarks(
  derivation: DocumentDerivation,
  judged: readonly JudgedStep[],
  number: number,
): readonly Mark[] {
  const excused = new Set(derivation.steps.flatMap((step, index) => (step.mark === undefined ? [] : [index])));
  const counted = judged.filter(({ index }) => !excused.has(index));
  return markDerivation(derivation, counted, firstFailing(counted), number);
}
