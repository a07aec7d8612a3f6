import type { DocumentLanguage, Span } from '../../core/span.ts';
import {
  derivationAt,
  findMathSpans,
  mathSpanAt,
  problemAt,
  type DocumentStep,
  type MathSpan,
} from '../../document/index.ts';
import type { Mark } from '../marks/mark.ts';
import type { Subject, SubjectStep } from './subject.ts';

/** A document as the reader has it before them. */
export interface ReadPlace {
  readonly address: string;
  readonly text: string;
  readonly language: DocumentLanguage;
  readonly offset: number;
}

/** A text longer than this is not read on every move of the cursor. */
const LONGEST = 400_000;

/** The derivation at a place, or the problem there that has none yet, with the verdicts known of its steps. */
export function documentSubject(place: ReadPlace, marks: readonly Mark[]): Subject | null {
  const { address, text, language, offset } = place;
  if (text.length > LONGEST) return null;
  const derivation = derivationAt(text, language, offset);
  if (derivation === null) {
    const problem = problemAt(text, language, offset);
    return problem && { source: 'document', address, language, problem, steps: [], current: null };
  }
  const spans = findMathSpans(text, language);
  const steps = derivation.steps.map((step) => subjectStep(step, marks, spans));
  const problem = derivation.problem ?? null;
  return { source: 'document', address, language, problem, steps, current: stepAt(derivation.steps, offset) };
}

function subjectStep(step: DocumentStep, marks: readonly Mark[], spans: readonly MathSpan[]): SubjectStep {
  const mark = marks.find(({ span }) => span.start === step.span.start && span.end === step.span.end);
  return {
    text: step.text,
    span: step.span,
    formula: isInside(step.span, spans),
    mark: step.mark ?? null,
    judged: mark?.judged ?? null,
    standing: mark?.standing ?? 'sound',
  };
}

function isInside(span: Span, spans: readonly MathSpan[]): boolean {
  const formula = mathSpanAt(spans, span.start);
  return formula !== null && (formula.start < span.start || formula.end > span.end);
}

/** The step that covers the offset, or else one on the same stretch before it: nothing when the cursor is in the problem. */
function stepAt(steps: readonly DocumentStep[], offset: number): number | null {
  const at = steps.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  if (at >= 0) return at;
  const before = steps.filter(({ span }) => span.end <= offset).length;
  return before === 0 ? null : before - 1;
}
