import { verdictLabel } from '../present/verdictWords.ts';
import type { Words } from '../words.ts';
import type { ViewBadge } from './protocol.ts';
import type { SubjectStep } from './subject.ts';

/** The sign and word of a step: its verdict, or why it has none. */
export function stepBadge({ mark, judged }: Pick<SubjectStep, 'mark' | 'judged'>, t: Words): ViewBadge {
  if (mark === 'given') return { tone: 'given', sign: '▸', word: t('given') };
  if (mark === 'ignored') return { tone: 'ignored', sign: '–', word: t('left alone') };
  if (judged === null) return { tone: 'waiting', sign: '…', word: t('not judged yet') };
  return { tone: judged.verdict, ...verdictLabel(judged.verdict, t) };
}
