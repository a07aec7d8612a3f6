import { firstFailing } from '../../core/verdict.ts';
import type { Standing } from '../marks/mark.ts';
import type { OpenProposal } from '../solve/proposals.ts';
import type { Subject } from './subject.ts';

/** A solution that was not accepted yet, as far as it is written. */
export function solutionSubject({ document, language, problem: solved, span, proposal }: OpenProposal): Subject | null {
  if (proposal.steps.length === 0) return null;
  const failing = firstFailing(proposal.judged);
  const steps = proposal.steps.map(({ text }, index) => ({
    text,
    span: null,
    formula: false,
    mark: null,
    judged: proposal.judged.find((judged) => judged.index === index) ?? null,
    standing: standing(index, failing),
  }));
  const problem = span === null ? solved : { ...solved, span };
  return { source: 'solution', address: document, language, problem, steps, current: null };
}

function standing(index: number, failing: number): Standing {
  if (failing < 0 || index < failing) return 'sound';
  return index === failing ? 'first-failing' : 'after';
}
