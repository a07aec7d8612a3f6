import { describe, expect, it } from 'vitest';
import { advance, emptyProposal, type Proposal } from '../../../src/extension/solve/proposal.ts';
import { proposalSummary } from '../../../src/extension/solve/proposalText.ts';
import { runSolution } from '../../../src/extension/solve/solver.ts';
import { firstNewStep } from '../../../src/extension/solve/firstNewStep.ts';
import { plainWords } from '../../../src/extension/words.ts';
import type { EngineEvent } from '../../../src/core/events.ts';
import { judgedStep, outcomeOf, stream } from './samples.ts';

const step = (index: number, text = `step ${index}`): EngineEvent => ({ kind: 'step', index, step: { text } });
const verdict = (index: number): EngineEvent => ({ kind: 'verdict', judged: judgedStep(index, 'verified') });

function after(...events: readonly EngineEvent[]): Proposal {
  return events.reduce(advance, emptyProposal());
}

describe('a solution while it is written', () => {
  it('grows step by step, with the verdicts as they come', () => {
    const proposal = after({ kind: 'partial', index: 0, text: 'st' }, step(0), verdict(0), step(1));
    expect(proposal.phase).toBe('writing');
    expect(proposal.steps.map(({ text }) => text)).toEqual(['step 0', 'step 1']);
    expect(proposal.judged.map(({ index }) => index)).toEqual([0]);
  });

  it('shows the unfinished step until it is finished', () => {
    expect(after({ kind: 'partial', index: 0, text: 'half a' }).partial).toBe('half a');
    expect(after({ kind: 'partial', index: 0, text: 'half a' }, step(0)).partial).toBe('');
  });

  it('drops a step that is written again, and all behind it', () => {
    const proposal = after(step(0), verdict(0), step(1), verdict(1), step(2), step(1, 'another'));
    expect(proposal.steps.map(({ text }) => text)).toEqual(['step 0', 'another']);
    expect(proposal.judged.map(({ index }) => index)).toEqual([0]);
  });

  it('takes a second verdict on a step for the first', () => {
    const again: EngineEvent = { kind: 'verdict', judged: judgedStep(0, 'plausible', { score: 0.8 }) };
    expect(after(step(0), verdict(0), again).judged).toEqual([judgedStep(0, 'plausible', { score: 0.8 })]);
  });

  it('ends as the outcome says', () => {
    const outcome = outcomeOf([judgedStep(0, 'verified'), judgedStep(1, 'refuted')]);
    const proposal = after(step(0), { kind: 'done', outcome });
    expect(proposal.phase).toBe('done');
    expect(proposal.steps).toHaveLength(2);
    expect(proposal.judged.map((judged) => judged.verdict)).toEqual(['verified', 'refuted']);
  });

  it('keeps what is there when it is stopped', () => {
    const error = { code: 'cancelled', message: 'Stopped.' } as const;
    const proposal = after(step(0), verdict(0), { kind: 'failed', error, partial: null });
    expect(proposal.phase).toBe('stopped');
    expect(proposal.steps).toHaveLength(1);
  });

  it('keeps what is there when the model fails, and says why', () => {
    const error = { code: 'model-crashed', message: 'The model ended.' } as const;
    const partial = outcomeOf([judgedStep(0, 'verified')]);
    const proposal = after({ kind: 'failed', error, partial });
    expect(proposal).toMatchObject({ phase: 'failed', message: 'The model ended.' });
    expect(proposal.steps).toHaveLength(1);
  });

  it('begins with the steps that stay', () => {
    const kept = [judgedStep(0, 'verified'), judgedStep(1, 'verified')];
    const proposal = [step(2, 'new')].reduce(advance, emptyProposal(kept));
    expect(proposal.steps.map(({ text }) => text)).toEqual(['step 0', 'step 1', 'new']);
    expect(proposal.judged).toEqual(kept);
  });
});

describe('the line above a problem with a solution', () => {
  it('says where the solution stands', () => {
    expect(proposalSummary(after(step(0)), plainWords)).toBe('Writing step 2 …');
    const outcome = outcomeOf([judgedStep(0, 'verified')]);
    expect(proposalSummary(after({ kind: 'done', outcome }), plainWords)).toBe('1 step: 1 verified');
    const error = { code: 'cancelled', message: 'Stopped.' } as const;
    expect(proposalSummary(after({ kind: 'failed', error, partial: outcome }), plainWords)).toBe(
      'Stopped. 1 step: 1 verified',
    );
  });

  it('says why it could not be written', () => {
    const error = { code: 'no-steps', message: 'No step was written.' } as const;
    expect(proposalSummary(after({ kind: 'failed', error, partial: null }), plainWords)).toBe('No step was written.');
  });
});

describe('a run of the engine', () => {
  it('shows every state on the way and gives the last', async () => {
    const shown: number[] = [];
    const outcome = outcomeOf([judgedStep(0, 'verified')]);
    const last = await runSolution(stream(step(0), verdict(0), { kind: 'done', outcome }), [], (proposal) => {
      shown.push(proposal.judged.length);
    });
    expect(shown).toEqual([0, 1, 1]);
    expect(last.phase).toBe('done');
  });

  it('gives the first new step that is not refuted', async () => {
    const refuted: EngineEvent = { kind: 'verdict', judged: judgedStep(1, 'refuted') };
    const found = await firstNewStep(stream(verdict(0), refuted, step(1, 'again'), verdict(1)), 1);
    expect(found).toEqual({ text: 'step 1' });
  });

  it('gives the new step of the outcome where none had a verdict, and null where there is none', async () => {
    const outcome = outcomeOf([judgedStep(0, 'verified'), judgedStep(1, 'unchecked')]);
    expect(await firstNewStep(stream({ kind: 'done', outcome }), 1)).toEqual({ text: 'step 1' });
    expect(await firstNewStep(stream({ kind: 'done', outcome }), 2)).toBeNull();
    expect(await firstNewStep(stream(), 0)).toBeNull();
  });

  it('passes the reason on when the engine fails', async () => {
    const error = { code: 'model-missing', message: 'There is no model.' } as const;
    await expect(firstNewStep(stream({ kind: 'failed', error, partial: null }), 0)).rejects.toMatchObject(error);
  });
});
