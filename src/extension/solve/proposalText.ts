import { verdictSummary } from '../present/solutionSummary.ts';
import type { Words } from '../words.ts';
import type { Proposal } from './proposal.ts';

/** One line on where a proposal stands: "Writing step 3 …", "4 steps: 4 verified". */
export function proposalSummary({ phase, steps, judged, message }: Proposal, t: Words): string {
  switch (phase) {
    case 'writing':
      return t('Writing step {0} …', steps.length + 1);
    case 'done':
      return verdictSummary(judged, t);
    case 'stopped':
      return t('Stopped. {0}', verdictSummary(judged, t));
    case 'failed':
      return message ?? t('The solution could not be written.');
  }
}
