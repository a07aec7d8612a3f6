import type { DocumentLanguage } from '../../core/span.ts';
import { mathSpanAt } from '../mathSpan.ts';
import { findMathSpans } from '../findMathSpans.ts';
import type { DocumentStep } from '../reading/reading.ts';
import type { StepMark } from '../reading/marks.ts';
import { lineEnd } from '../scan/lines.ts';
import type { DocumentEdit } from './solutionEdit.ts';

/**
 * The edit that puts a comment beside a step, so that it stays given or ignored. Inside a formula, and in LaTeX, the
 * comment is TeX's and goes to the end of the line; null when other text follows there that it would hide.
 */
export function markEdit(
  text: string,
  language: DocumentLanguage,
  step: DocumentStep,
  mark: StepMark,
): DocumentEdit | null {
  const word = mark === 'given' ? 'stepwise-given' : 'stepwise-ignore';
  const math = mathSpanAt(findMathSpans(text, language), step.span.end);
  const inside = math !== null && math.start < step.span.end && step.span.end < math.end;
  const end = lineEnd(text, step.span.end);
  if (!inside && language !== 'latex') return insertion(step.span.end, ` <!-- ${word} -->`);
  const rest = text.slice(step.span.end, end);
  return /^\s*(?:\\\\(?:\[[^\]\n]*\])?)?\s*(?:[.,;]\s*)?$/.test(rest) ? insertion(end, ` % ${word}`) : null;
}

function insertion(at: number, text: string): DocumentEdit {
  return { span: { start: at, end: at }, text };
}
