import { createHash } from 'node:crypto';

/** The two halves of a development set: one to fit on, one kept apart to measure on. */
export type Half = 'fit' | 'held';

/** What the halves are, for the reader of a report. */
export const HALVES_NOTE =
  'Split by problem: those whose key has a sha256 beginning with 0 to 7 are fitted on, the others are held apart.';

/** The half a problem belongs to; all solutions of one problem stand on one side. Another salt gives another halving. */
export function halfOf(problemKey: string, salt = ''): Half {
  const first = createHash('sha256')
    .update(salt + problemKey)
    .digest('hex')
    .charAt(0);
  return first < '8' ? 'fit' : 'held';
}
