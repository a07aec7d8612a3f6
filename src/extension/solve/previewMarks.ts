import type { Span } from '../../core/span.ts';
import { firstFailing } from '../../core/verdict.ts';
import type { Mark } from '../marks/mark.ts';
import { markDerivation } from '../marks/markDerivation.ts';
import type { Proposal } from './proposal.ts';

/** The marks of a preview: the proposal's verdicts where its steps stand; none where their number does not agree. */
export function previewMarks(proposal: Proposal, places: readonly Span[]): readonly Mark[] {
  if (places.length !== proposal.steps.length) return [];
  const steps = proposal.steps.map((step, index) => ({ ...step, span: places[index] ?? { start: 0, end: 0 } }));
  return markDerivation({ steps }, proposal.judged, firstFailing(proposal.judged), 0);
}
