import { renderSolution, stepMarkup } from '../../document/index.ts';
import { evidenceText } from '../present/evidenceText.ts';
import type { Words } from '../words.ts';
import { withoutDelimiters } from '../typeset/isFormula.ts';
import { stepBadge } from './stepBadge.ts';
import type { Subject, SubjectStep } from './subject.ts';

/** The languages a derivation can be copied in. */
export type CopyLanguage = 'markdown' | 'latex';

/** A derivation to paste elsewhere: the problem, its steps, and each step's verdict with the reason beside it. */
export function copyText({ problem, steps }: Subject, language: CopyLanguage, t: Words): string {
  const lines = steps.map((step) => ({ text: asWritten(step) }));
  const body = renderSolution(lines, { language, shape: 'numbered' }).split('\n').slice(1, -1);
  let index = 0;
  const annotated = body.map((line) => {
    const isStep = language === 'markdown' ? /^\d+\. /.test(line) : line.startsWith('  \\item ');
    const step = isStep ? steps[index++] : undefined;
    return step === undefined ? line : `${line} ${verdictMarkup(step, language, t)}`;
  });
  const question = problem === null ? [] : [stepMarkup(problem.text, language), ''];
  return [...question, ...annotated, ''].join('\n');
}

function asWritten({ text, formula }: SubjectStep): string {
  return formula ? `$${withoutDelimiters(text)}$` : text;
}

function verdictMarkup(step: SubjectStep, language: CopyLanguage, t: Words): string {
  const { word } = stepBadge(step, t);
  const reasons = step.judged ? evidenceText(step.judged.evidence, t).findings : [];
  const refuted = reasons.find((_, at) => outcomes(step)[at] === 'refuted');
  const words = refuted ? `${word}: ${[refuted.reason, refuted.counterexample].filter(Boolean).join(' ')}` : word;
  const safe = stepMarkup(words, language);
  return language === 'markdown' ? `(*${safe}*)` : `\\emph{(${safe})}`;
}

function outcomes({ judged }: SubjectStep): readonly string[] {
  const symbolic = judged?.evidence.find((one) => one.witness === 'symbolic');
  return symbolic?.findings.map(({ outcome }) => outcome) ?? [];
}
