import { fails, type Verdict } from '../../core/verdict.ts';
import type { Mark } from '../marks/mark.ts';
import { failureText } from '../present/failureText.ts';
import { hintText } from '../present/hintText.ts';
import { stepTitle } from '../present/stepTitle.ts';
import type { Words } from '../words.ts';

/** A judged step as the Markdown preview shows it. */
export interface PreviewStep {
  /** The document's line on which the step ends, from 0. */
  readonly line: number;
  /** The step's text as it stands in the document. */
  readonly text: string;
  readonly number: number;
  readonly verdict: Verdict;
  readonly after: boolean;
  /** `✓ verified 0.98` */
  readonly shown: string;
  /** The whole in words, with the reason where it failed. */
  readonly title: string;
}

/** The judged steps of a document, in the order of its text. `lineAt` gives the line of an offset. */
export function previewSteps(
  marks: readonly Mark[],
  text: string,
  lineAt: (offset: number) => number,
  t: Words,
): readonly PreviewStep[] {
  return marks.map((mark) => ({
    line: lineAt(mark.span.end),
    text: text.slice(mark.span.start, mark.span.end),
    number: mark.judged.index + 1,
    verdict: mark.judged.verdict,
    after: mark.standing === 'after',
    shown: hintText(mark, t),
    title: fails(mark.judged.verdict) ? `${stepTitle(mark, t)}. ${failureText(mark.judged, t)}` : stepTitle(mark, t),
  }));
}
