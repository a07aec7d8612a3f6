import type { Mark } from '../marks/mark.ts';
import { evidenceText, type FindingText } from '../present/evidenceText.ts';
import { repairOf } from '../present/failureText.ts';
import { verdictSummary } from '../present/solutionSummary.ts';
import { stepTitle } from '../present/stepTitle.ts';
import type { Words } from '../words.ts';

/** What the report reads of the document: the text of a span, and the line (from 1) an offset stands on. */
export interface ReportedDocument {
  readonly name: string;
  text(span: Mark['span']): string;
  line(offset: number): number;
}

/**
 * All verdicts of a document as plain lines, from top to bottom: fit for a screen reader, a Braille line, or printing.
 * Everything the marks show by sign, colour or place is said in words.
 */
export function checkText(document: ReportedDocument, marks: readonly Mark[], t: Words): string {
  const head = [
    t('Check of {0}', document.name),
    verdictSummary(
      marks.map(({ judged }) => judged),
      t,
    ),
  ];
  const derivations = [...new Set(marks.map(({ derivation }) => derivation))];
  const parts = derivations.map((number, index) => {
    const own = marks.filter(({ derivation }) => derivation === number);
    return derivationText(document, own, index + 1, t);
  });
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

function derivationText(document: ReportedDocument, marks: readonly Mark[], number: number, t: Words): string {
  const problem = marks[0]?.problem?.text.trim() ?? '';
  const head = [t('Derivation {0}', number), ...(problem === '' ? [] : [t('Problem: {0}', oneLine(problem))])];
  return [...head, ...marks.flatMap((mark) => stepText(document, mark, t))].join('\n');
}

function stepText(document: ReportedDocument, mark: Mark, t: Words): string[] {
  const { findings, summary } = evidenceText(mark.judged.evidence, t);
  const written = document.text(mark.span);
  const repair = repairOf(mark.judged);
  return [
    '',
    t('Line {0}. {1}.', document.line(mark.span.start), stepTitle(mark, t)),
    `  ${oneLine(written)}`,
    ...findings.map((finding) => `  ${findingLine(finding)}`),
    ...summary.map((line) => `  ${sentence(line)}`),
    ...(repair === null ? [] : [`  ${t('The value found:')} ${oneLine(repair.text)}`]),
  ];
}

function findingLine({ claim, outcome, reason, counterexample }: FindingText): string {
  const why = [reason, counterexample ?? ''].filter((text) => text !== '').map(sentence);
  return [`${oneLine(claim)}: ${outcome}.`, ...why].join(' ');
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function sentence(text: string): string {
  return /[.!?…。]$/.test(text) ? text : `${text}.`;
}
