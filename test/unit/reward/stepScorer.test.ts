import { describe, expect, it } from 'vitest';
import { StepwiseError } from '../../../src/core/errors.ts';
import type { DigitPiece, DigitReader, MarkReader, MarkRequest } from '../../../src/core/scoring.ts';
import { createStepScorer, markFormat, type ScorerReaders } from '../../../src/reward/index.ts';

const never = new AbortController().signal;

/** A reader that answers from a list, and keeps what it was asked. */
function listReader(probabilities: readonly number[]): MarkReader & { asked: MarkRequest[] } {
  const asked: MarkRequest[] = [];
  return {
    id: 'list',
    asked,
    read(request) {
      asked.push(request);
      return Promise.resolve(
        probabilities.map((probability) => ({ probability, positiveLogit: probability, negativeLogit: 0 })),
      );
    },
  };
}

const only = (marks: MarkReader): ScorerReaders => ({ marks, numbers: null });

describe('a step scorer', () => {
  it('gives each step its calibrated and its raw probability', async () => {
    const scorer = createStepScorer(only(listReader([0.9, 0.5])), markFormat('stepwise'), {
      kind: 'temperature',
      temperature: 2,
      bias: 0,
    });
    const [first, second] = await scorer.score('p', [{ text: 'a' }, { text: 'b' }], never);
    expect(first).toMatchObject({ witness: 'learned', raw: 0.9, scorer: 'list' });
    expect(first?.probability).toBeCloseTo(0.75, 10);
    expect(second?.probability).toBeCloseTo(0.5, 10);
  });

  it('passes over empty steps, and keeps the others in their places', async () => {
    const reader = listReader([0.2, 0.8]);
    const scorer = createStepScorer(only(reader), markFormat('stepwise'), { kind: 'identity' });
    const same = { text: 'a' };
    const scores = await scorer.score('p', [same, { text: ' \n' }, same], never);
    expect(scores.map((score) => score?.probability ?? null)).toEqual([0.2, null, 0.8]);
    expect(reader.asked[0]?.pieces.filter((piece) => piece.mark)).toHaveLength(2);
  });

  it('asks nothing where there is nothing to judge', async () => {
    const reader = listReader([]);
    const scorer = createStepScorer(only(reader), markFormat('stepwise'), { kind: 'identity' });
    expect(await scorer.score('p', [{ text: '' }], never)).toEqual([null]);
    expect(await scorer.score('p', [], never)).toEqual([]);
    expect(reader.asked).toHaveLength(0);
  });

  it('tells with each score how far the base expects the numbers, and which one least', async () => {
    const asked: (readonly DigitPiece[])[] = [];
    const numbers: DigitReader = {
      id: 'base',
      readDigits(pieces) {
        asked.push(pieces);
        return Promise.resolve([[0.5, 1, 0.25, 0.125], []]);
      },
    };
    const scorer = createStepScorer({ marks: listReader([0.2, 0.8]), numbers }, markFormat('stepwise'), {
      kind: 'identity',
    });
    const steps = [{ text: ' 3 and 1,25 ' }, { text: ' ' }, { text: 'so it is done' }];
    const [first, empty, last] = await scorer.score(' p 1 ', steps, never);
    expect(asked).toEqual([
      [
        { text: 'p 1\n', read: false },
        { text: '3 and 1,25\n', read: true },
        { text: 'so it is done\n', read: true },
      ],
    ]);
    expect(first?.numbers?.surprise).toBeCloseTo(Math.log(2 * 4 * 8), 10);
    expect(first?.numbers?.least).toEqual({ probability: 0.125, number: '1,25' });
    expect([empty, last?.numbers]).toEqual([null, null]);
  });

  it('refuses scores that do not fit the steps', async () => {
    const scorer = createStepScorer(only(listReader([0.2])), markFormat('stepwise'), { kind: 'identity' });
    await expect(scorer.score('p', [{ text: 'a' }, { text: 'b' }], never)).rejects.toThrow(StepwiseError);
  });
});
