import { scoreText, signOf } from '../../present/verdictWords.ts';
import type { OutputFinding, OutputPiece, OutputStep, StepwiseOutput } from './schema.ts';

/** The elements an output is made of; there is no other, and none that loads or runs anything. */
export type Tag = 'section' | 'header' | 'h3' | 'p' | 'ol' | 'ul' | 'li' | 'div' | 'span' | 'details' | 'summary';

/** An element as plain data. Text is text: nothing in it is ever read as markup. */
export interface Branch {
  readonly tag: Tag;
  readonly attributes: Readonly<Partial<Record<Attribute, string>>>;
  readonly children: readonly (Branch | string)[];
}
export type Attribute =
  'class' | 'role' | 'aria-label' | 'aria-hidden' | 'aria-live' | 'data-formula' | 'data-step' | 'title';

function branch(tag: Tag, attributes: Branch['attributes'], ...children: (Branch | string)[]): Branch {
  return { tag, attributes, children };
}

/** An output as a tree of elements, in the order in which it is read. */
export function outputTree(output: StepwiseOutput): Branch {
  const { title, summary, steps, partial, answer, phase, words } = output;
  const unfinished =
    partial.length === 0
      ? []
      : [branch('li', { class: 'step partial' }, branch('div', { class: 'line' }, ...line(partial)))];
  const list =
    steps.length + unfinished.length === 0
      ? []
      : [
          branch(
            'ol',
            { class: 'steps' },
            ...steps.map((step, index) => stepItem(step, index, words.evidence)),
            ...unfinished,
          ),
        ];
  const end =
    answer === null
      ? []
      : [branch('p', { class: 'answer' }, branch('span', { class: 'label' }, words.answer), ...answer.map(piece))];
  return branch(
    'section',
    { class: `output ${phase}`, 'aria-label': title },
    branch(
      'header',
      {},
      branch('h3', {}, title),
      branch('span', { class: 'summary', role: 'status', 'aria-live': 'polite' }, summary),
    ),
    ...list,
    ...end,
  );
}

/** One sentence in an output's place. */
export function faultTree(fault: string): Branch {
  return branch('section', { class: 'output fault' }, branch('p', { role: 'alert' }, fault));
}

/** A step is one line; where there is evidence the line opens it. */
function stepItem(step: OutputStep, index: number, evidence: string): Branch {
  const badge = step.verdict === null ? [] : [badgeOf(step)];
  const attributes = { class: `step ${step.verdict ?? 'waiting'} ${step.standing}` } as const;
  if (step.findings.length + step.notes.length === 0)
    return branch('li', attributes, branch('div', { class: 'line' }, ...line(step.pieces, ...badge)));
  const opener = branch('summary', { class: 'line', title: evidence }, ...line(step.pieces, ...badge));
  return branch('li', attributes, branch('details', { 'data-step': String(index) }, opener, evidenceList(step)));
}

function line(pieces: readonly OutputPiece[], ...after: Branch[]): Branch[] {
  return [branch('span', { class: 'text' }, ...pieces.map(piece)), ...after];
}

/** The word alone carries the meaning; sign and colour repeat it for the eye. */
function badgeOf({ verdict, word, score, title }: OutputStep): Branch {
  const sign = branch('span', { class: 'sign', 'aria-hidden': 'true' }, verdict === null ? '' : signOf(verdict));
  const number = score === null ? [] : [branch('span', { class: 'score' }, scoreText(score))];
  return branch(
    'span',
    { class: 'badge', role: 'img', 'aria-label': title },
    sign,
    branch('span', {}, word),
    ...number,
  );
}

function evidenceList({ findings, notes }: OutputStep): Branch {
  return branch(
    'ul',
    { class: 'evidence' },
    ...findings.map(findingItem),
    ...notes.map((note) => branch('li', { class: 'note' }, note)),
  );
}

function findingItem({ claim, outcome, word, reason, counterexample }: OutputFinding): Branch {
  const sentences = [reason, counterexample ?? ''].filter((text) => text !== '').join(' ');
  return branch(
    'li',
    { class: `finding ${outcome}` },
    branch('span', { class: 'claim' }, ...claim.map(piece)),
    branch('span', { class: 'outcome' }, word),
    ...(sentences === '' ? [] : [branch('span', { class: 'reason' }, sentences)]),
  );
}

function piece({ kind, text }: OutputPiece): Branch | string {
  if (kind === 'words') return text;
  return branch('span', { class: 'formula', role: 'img', 'aria-label': text, 'data-formula': text }, text);
}
