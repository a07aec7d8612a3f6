import type { Mark } from '../../marks/mark.ts';
import { verdictLabel } from '../../present/verdictWords.ts';
import type { Words } from '../../words.ts';
import type { CellTone } from '../output/cellMessages.ts';

const ICONS: Readonly<Record<CellTone, string>> = {
  verified: 'check',
  refuted: 'error',
  doubtful: 'question',
  open: 'checklist',
};

/** What a cell's status says: a short text, the same in full for a screen reader, and the step to look at first. */
export interface CellSummary {
  readonly text: string;
  readonly label: string;
  /** The first failing step, else the first that is not verified, else null. */
  readonly open: Mark | null;
}

/** "5 of 6 steps verified · ✗ step 3 refuted", or null where no step was judged. */
export function cellSummary(marks: readonly Mark[], t: Words): CellSummary | null {
  if (marks.length === 0) return null;
  const verified = marks.filter(({ judged }) => judged.verdict === 'verified').length;
  const counted = t('{0} of {1} steps verified', verified, marks.length);
  const failing = marks.find(({ standing }) => standing === 'first-failing');
  const open = failing ?? marks.find(({ judged }) => judged.verdict !== 'verified') ?? null;
  if (failing === undefined) return { text: counted, label: counted, open };
  const { sign, word } = verdictLabel(failing.judged.verdict, t);
  const step = t('step {0} {1}', failing.judged.index + 1, word);
  return { text: `${counted} · ${sign} ${step}`, label: `${counted}. ${step}.`, open };
}

/** The icon before a status: what it stands for is said in the text too. */
export function summaryIcon(summary: CellSummary): string {
  return ICONS[summaryTone(summary)];
}

/** How the line below a rendered cell is marked, beside what it says in words. */
export function summaryTone({ open }: CellSummary): CellTone {
  if (open === null) return 'verified';
  if (open.judged.verdict === 'refuted') return 'refuted';
  return open.standing === 'first-failing' ? 'doubtful' : 'open';
}
