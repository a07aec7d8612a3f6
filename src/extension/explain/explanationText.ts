import type { Mark } from '../marks/mark.ts';
import { evidenceText, type FindingText } from '../present/evidenceText.ts';
import { stepTitle } from '../present/stepTitle.ts';
import { verdictLabel } from '../present/verdictWords.ts';
import type { Words } from '../words.ts';

/** All that is known of a step as a Markdown page: plain sentences, fit for a screen reader and for reading aloud. */
export function explanationText(mark: Mark, written: string, premise: string | null, t: Words): string {
  const { summary, findings, missing } = evidenceText(mark.judged.evidence, t);
  const sections = [
    `# ${stepTitle(mark, t)}`,
    quote(written),
    ...(premise === null ? [] : [t('It builds on:'), quote(premise)]),
    `## ${t('What was checked')}`,
    findings.length === 0 ? t('No claim in this step could be read as mathematics.') : findings.map(finding).join('\n'),
    ...summary,
    ...(missing === null ? [] : [missing]),
    `## ${t('What the verdict means')}`,
    meaning(mark, t),
  ];
  return `${sections.join('\n\n')}\n`;
}

function finding({ claim, outcome, reason, counterexample }: FindingText): string {
  const why = [reason, counterexample].filter((text) => text !== null && text !== '').join(' ');
  const formula = /^\$|\\\(|\\\[/.test(claim) || !/[\\^_]/.test(claim) ? claim : `$${claim}$`;
  return `- ${formula}: **${outcome}**${why === '' ? '' : `. ${why}`}`;
}

function quote(text: string): string {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\n');
}

function meaning({ judged }: Mark, t: Words): string {
  const { word } = verdictLabel(judged.verdict, t);
  switch (judged.verdict) {
    case 'verified':
      return t('{0}: every claim read in the step was confirmed by calculation.', word);
    case 'refuted':
      return t(
        '{0}: a claim in the step is false; the counterexample or the value it should have is given above.',
        word,
      );
    case 'doubtful':
      return t('{0}: nothing was proved either way, and the trained scorer gives the step a low probability.', word);
    case 'plausible':
      return t('{0}: nothing was proved either way, and the trained scorer gives the step a high probability.', word);
    case 'unchecked':
      return t('{0}: no witness could judge the step. This is neither approval nor doubt.', word);
  }
}
