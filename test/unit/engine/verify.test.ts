import { describe, expect, it } from 'vitest';
import type { Derivation } from '../../../src/core/derivation.ts';
import { defaultVerifyOptions, verify } from '../../../src/engine/index.ts';
import { collect, doneOutcome, byText, portsWith, scorerBy } from './ports.ts';
import { scriptedModel } from './scriptedModel.ts';

const never = new AbortController().signal;
const derivation: Derivation = {
  problem: { text: 'Lena has 36 pens and gives away a quarter of them. How many are left?', language: 'markdown' },
  steps: [{ text: 'A quarter: 36 / 4 = 9' }, { text: 'Left: 36 - 9 = 26' }, { text: 'We are done.' }],
};

describe('verifying', () => {
  it('gives each step’s verdict in order, then the outcome', async () => {
    const events = await collect(verify(derivation, defaultVerifyOptions, portsWith(null), never));
    expect(events.map((event) => event.kind)).toEqual(['verdict', 'verdict', 'verdict', 'done']);
    const outcome = doneOutcome(events);
    expect(outcome.steps.map(({ verdict }) => verdict)).toEqual(['verified', 'refuted', 'unchecked']);
    expect(outcome).toMatchObject({ firstError: 1, score: null, format: null });
  });

  it('gives all verdicts again with their scores', async () => {
    const scorer = scorerBy((text) => (text.startsWith('We') ? 0.1 : 0.8));
    const events = await collect(verify(derivation, defaultVerifyOptions, portsWith(null, scorer, byText), never));
    expect(events.filter((event) => event.kind === 'verdict')).toHaveLength(6);
    expect(doneOutcome(events).steps).toMatchObject([
      { verdict: 'verified', score: 0.8 },
      { verdict: 'refuted', score: 0 },
      { verdict: 'doubtful', score: 0.1 },
    ]);
  });

  it('leaves steps alone that the user marked, and takes them as said', async () => {
    const marked: Derivation = {
      ...derivation,
      steps: [{ text: '36 / 4 = 10', mark: 'given' }, { text: '36 / 4 = 11', mark: 'ignored' }, { text: '1 + 1 = 2' }],
    };
    const outcome = doneOutcome(await collect(verify(marked, defaultVerifyOptions, portsWith(null), never)));
    expect(outcome.steps).toMatchObject([
      { verdict: 'unchecked', evidence: [] },
      { verdict: 'unchecked', evidence: [] },
      { verdict: 'verified' },
    ]);
    expect(outcome.firstError).toBe(-1);
  });

  it('compares with independent tries where they are asked for', async () => {
    const model = scriptedModel([{ text: 'given = 36 / 4\nanswer = 36 - given' }]);
    const events = await collect(verify(derivation, { agreementTries: 3, seed: 1 }, portsWith(model), never));
    const [first, second] = doneOutcome(events).steps;
    expect(first?.evidence).toContainEqual({ witness: 'agreement', agree: 3, tries: 3 });
    expect(second?.evidence).toContainEqual({ witness: 'agreement', agree: 0, tries: 3 });
    expect(model.asked[0]).toMatchObject({ candidates: 3 });
  });

  it('says when tries need a model, and keeps the verdicts', async () => {
    const events = await collect(verify(derivation, { agreementTries: 3, seed: 1 }, portsWith(null), never));
    expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'model-missing' } });
  });

  it('has an outcome for nothing', async () => {
    const outcome = doneOutcome(await collect(verify({ steps: [] }, defaultVerifyOptions, portsWith(null), never)));
    expect(outcome).toMatchObject({ steps: [], firstError: -1, answer: null, score: null });
  });

  it('stops when it is told to', async () => {
    const events = await collect(verify(derivation, defaultVerifyOptions, portsWith(null), AbortSignal.abort()));
    expect(events).toMatchObject([{ kind: 'failed', error: { code: 'cancelled' } }]);
  });
});
