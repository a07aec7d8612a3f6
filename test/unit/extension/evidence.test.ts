import { describe, expect, it } from 'vitest';
import { claimFormulas } from '../../../src/extension/present/claimFormulas.ts';
import { counterexampleText, evidenceText } from '../../../src/extension/present/evidenceText.ts';
import { failureText, repairOf } from '../../../src/extension/present/failureText.ts';
import { stepTitle } from '../../../src/extension/present/stepTitle.ts';
import { plainWords } from '../../../src/extension/words.ts';
import { finding, judgedStep, learned, markAt, symbolic } from './samples.ts';

const at = { at: { x: '1' }, left: '16', right: '10' };

describe('evidence as text', () => {
  it('names each claim with its outcome, its reason and the refuting point', () => {
    const evidence = [symbolic('refuted', [finding('refuted', { reason: 'They differ.', counterexample: at })])];
    expect(evidenceText(evidence, plainWords).findings).toEqual([
      {
        claim: 'x = 8',
        outcome: 'refuted',
        reason: 'They differ.',
        counterexample: 'At x = 1 the left side is 16, the right side is 10.',
      },
    ]);
  });

  it('says that there is no score where no scorer spoke', () => {
    expect(evidenceText([symbolic('proved', [])], plainWords).missing).toBe('No score: no trained scorer is in use.');
    expect(evidenceText([learned(0.7)], plainWords).missing).toBeNull();
  });

  it('gives the probability and the agreement as sentences', () => {
    const { summary } = evidenceText([learned(0.7), { witness: 'agreement', agree: 3, tries: 8 }], plainWords);
    expect(summary).toEqual(['Probability of being right: 0.70 (a-scorer).', '3 of 8 independent tries agree.']);
  });

  it('does not say the same reason twice', () => {
    const once = symbolic('undecided', [finding('undecided', { reason: 'Not read.' })], 'Not read.');
    expect(evidenceText([once], plainWords).summary).toEqual([]);
    expect(evidenceText([symbolic('undecided', [], 'Not read.')], plainWords).summary).toEqual(['Not read.']);
  });

  it('shows a counterexample without variables as the two sides alone', () => {
    expect(counterexampleText({ at: {}, left: '4', right: '5' }, plainWords)).toBe(
      'The left side is 4, the right side is 5.',
    );
  });

  it('lists every claim once for its formula', () => {
    const evidence = [symbolic('proved', [finding('proved'), finding('proved'), finding('proved', { claim: 'y' })])];
    expect(claimFormulas(markAt(0, 1, judgedStep(0, 'verified', { evidence })))).toEqual(['x = 8', 'y']);
  });
});

describe('the title of a step', () => {
  it('says number, verdict and score', () => {
    expect(stepTitle(markAt(0, 1, judgedStep(1, 'plausible', { score: 0.9 })), plainWords)).toBe(
      'Step 2: plausible, score 0.90',
    );
  });

  it('says when the step is the first failing one, and when it rests on one', () => {
    expect(stepTitle(markAt(0, 1, judgedStep(0, 'refuted'), 'first-failing'), plainWords)).toBe(
      'Step 1: refuted, the first failing step',
    );
    expect(stepTitle(markAt(0, 1, judgedStep(1, 'verified'), 'after'), plainWords)).toContain(
      'rests on a step that failed',
    );
  });
});

describe('why a step failed', () => {
  it('is the reason of the refuted claim with its counterexample', () => {
    const evidence = [
      symbolic('refuted', [finding('proved'), finding('refuted', { reason: 'They differ.', counterexample: at })]),
    ];
    expect(failureText(judgedStep(0, 'refuted', { evidence }), plainWords)).toBe(
      'They differ. At x = 1 the left side is 16, the right side is 10.',
    );
  });

  it('does not repeat a counterexample that the reason tells', () => {
    const reason = 'At x = 1 the left is 16, the right 10.';
    const evidence = [symbolic('refuted', [finding('refuted', { reason, counterexample: at })])];
    expect(failureText(judgedStep(0, 'refuted', { evidence }), plainWords)).toBe(reason);
  });

  it('is the probability where only the scorer doubts', () => {
    const judged = judgedStep(0, 'doubtful', { score: 0.21, evidence: [learned(0.21)] });
    expect(failureText(judged, plainWords)).toBe('This step is doubtful: the probability that it is right is 0.21.');
    expect(failureText(judgedStep(0, 'doubtful'), plainWords)).toBe('This step is doubtful.');
  });

  it('comes with the repair of the first claim that has one', () => {
    const repair = { start: 4, end: 5, text: '7' };
    const evidence = [symbolic('refuted', [finding('refuted'), finding('refuted', { repair })])];
    expect(repairOf(judgedStep(0, 'refuted', { evidence }))).toEqual(repair);
    expect(repairOf(judgedStep(0, 'doubtful', { evidence: [learned(0.1)] }))).toBeNull();
  });
});
