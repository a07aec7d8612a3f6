import type { DocumentLanguage } from '../../core/span.ts';
import type { DocumentStep, PlaceReading } from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import type { Subject, SubjectStep } from './subject.ts';

/** A place in a document that was read. */
export interface ReadPlace {
  readonly address: string;
  readonly language: DocumentLanguage;
  readonly offset: number;
}

/** The derivation at a place, or the problem there that has none yet, with the verdicts known of its steps. */
export function documentSubject(
  { address, language, offset }: ReadPlace,
  { derivation, problem: alone, rows }: PlaceReading,
  marks: readonly Mark[],
): Subject | null {
  if (derivation === null)
    return alone && { source: 'document', address, language, problem: alone, steps: [], current: null };
  const steps = derivation.steps.map((step, index) => subjectStep(step, marks, rows[index] ?? false));
  const problem = derivation.problem ?? null;
  return { source: 'document', address, language, problem, steps, current: stepAt(derivation.steps, offset) };
}

function subjectStep(step: DocumentStep, marks: readonly Mark[], formula: boolean): SubjectStep {
  const mark = marks.find(({ span }) => span.start === step.span.start && span.end === step.span.end);
  return {
    text: step.text,
    span: step.span,
    formula,
    mark: step.mark ?? null,
    judged: mark?.judged ?? null,
    standing: mark?.standing ?? 'sound',
  };
}

/** The step that covers the offset, or else one on the same stretch before it: nothing when the cursor is in the problem. */
function stepAt(steps: readonly DocumentStep[], offset: number): number | null {
  const at = steps.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  if (at >= 0) return at;
  const before = steps.filter(({ span }) => span.end <= offset).length;
  return before === 0 ? null : before - 1;
}
