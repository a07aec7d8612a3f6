import { describe, expect, it } from 'vitest';
import { emptyProposal } from '../../../../src/extension/solve/proposal.ts';
import type { OpenProposal } from '../../../../src/extension/solve/proposals.ts';
import { solutionSubject } from '../../../../src/extension/view/solutionSubject.ts';

const open: OpenProposal = {
  document: 'file:///notes.md',
  preview: 'stepwise-solution:/Solution 1.md',
  language: 'markdown',
  problem: { text: 'Solve $2x = 8$.', language: 'markdown', span: { start: 0, end: 15 } },
  span: { start: 100, end: 115 },
  proposal: { ...emptyProposal(), steps: [{ text: '$x = 4$' }] },
};

describe('an open solution in the side view', () => {
  it('names its problem where that stands now, not where it was solved', () => {
    expect(solutionSubject(open)?.problem?.span).toEqual({ start: 100, end: 115 });
    expect(solutionSubject(open)?.steps.map(({ text }) => text)).toEqual(['$x = 4$']);
  });

  it('is none before its first step', () => {
    expect(solutionSubject({ ...open, proposal: emptyProposal() })).toBeNull();
  });
});
