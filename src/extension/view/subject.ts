import type { Problem } from '../../core/problem.ts';
import type { DocumentLanguage, Span } from '../../core/span.ts';
import type { JudgedStep } from '../../core/verdict.ts';
import type { SaidStep } from '../feedback/feedbackRows.ts';
import type { Standing } from '../marks/mark.ts';

/** A step as the side view shows it, judged or not. */
export interface SubjectStep {
  readonly text: string;
  /** Where it stands in the document; null in a solution that was not accepted yet. */
  readonly span: Span | null;
  /** Whether its text is the inside of a formula: a row of an `align`, say. */
  readonly formula: boolean;
  readonly mark: 'given' | 'ignored' | null;
  readonly judged: JudgedStep | null;
  readonly standing: Standing;
}

/** What the side view is about: a problem with the steps that answer it, in a document or in an open solution. */
export interface Subject {
  readonly source: 'document' | 'solution';
  /** The document's uri as a string. */
  readonly address: string;
  readonly language: DocumentLanguage;
  readonly problem: Problem | null;
  readonly steps: readonly SubjectStep[];
  /** Index of the step at the cursor, or null. */
  readonly current: number | null;
}

/** A step of the subject as feedback names it; null without a problem. */
export function saidOfSubject({ problem, steps }: Subject, index: number): SaidStep | null {
  return problem && { problem: problem.text, steps: steps.map(({ text }) => text), index };
}
