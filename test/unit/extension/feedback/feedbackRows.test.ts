import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeedback, writeFeedback } from '../../../../src/extension/feedback/feedbackLines.ts';
import { saidOf, type SaidStep, withSaid } from '../../../../src/extension/feedback/feedbackRows.ts';
import { trainingRowSchema, type TrainingRow } from '../../../../src/reward/index.ts';

const steps = ['a', 'b', 'c', 'd'];
const at = (index: number, problem = 'p'): SaidStep => ({ problem, steps, index });

function said(...words: readonly (readonly [SaidStep, boolean])[]): readonly TrainingRow[] {
  let id = 0;
  return words.reduce<readonly TrainingRow[]>(
    (rows, [step, right]) => withSaid(rows, step, right, () => `feedback-${id++}`).rows,
    [],
  );
}

describe('what the user says of steps', () => {
  it('labels that step alone, and those before it not at all', () => {
    expect(said([at(2), true])).toEqual([
      {
        id: 'feedback-0',
        source: 'feedback',
        problem: 'p',
        steps: ['a', 'b', 'c'],
        labels: [null, null, 1],
        branches: [],
        wrong: false,
        weight: 1,
      },
    ]);
  });

  it('comes together in one row a derivation', () => {
    const rows = said([at(2), false], [at(0), true]);
    expect(rows.map(({ labels }) => labels)).toEqual([[1, null, 0]]);
  });

  it('is not kept behind a step that is said to be wrong', () => {
    const before = said([at(1), false]);
    expect(withSaid(before, at(3), true, () => 'x')).toEqual({ rows: before, outcome: 'after-wrong' });
  });

  it('drops what was said behind a step that turns out wrong', () => {
    expect(said([at(3), true], [at(1), false]).map(({ labels }) => labels)).toEqual([[null, 0]]);
  });

  it('is taken back by saying it again, and changed by saying the other', () => {
    expect(said([at(1), true], [at(1), true])).toEqual([]);
    expect(saidOf(said([at(1), true], [at(1), false]), at(1))).toBe(false);
    expect(saidOf(said([at(1), true]), at(0))).toBeNull();
  });

  it('is about one problem and one way only', () => {
    const rows = said([at(0), true], [at(0, 'another'), false], [{ problem: 'p', steps: ['z'], index: 0 }, false]);
    expect(rows).toHaveLength(3);
  });

  it('always makes rows that a scorer can be trained on, with nothing after the first wrong step', () => {
    const word = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        for (const row of said(...words.map(([index, right]) => [at(index), right] as const))) {
          expect(trainingRowSchema.safeParse(row).success).toBe(true);
          expect(row.labels).toHaveLength(row.steps.length);
          const wrong = row.labels.indexOf(0);
          expect(wrong === -1 || wrong === row.labels.length - 1).toBe(true);
          expect(row.labels.at(-1)).not.toBeNull();
        }
      }),
    );
  });
});

describe('the feedback file', () => {
  it('is read as it was written', () => {
    const rows = said([at(2), false], [at(0, 'q'), true]);
    expect(readFeedback(writeFeedback({ rows, foreign: [] }))).toEqual({ rows, foreign: [] });
  });

  it('keeps lines that it does not understand', () => {
    const text = 'not json\n{"id":1}\n';
    const read = readFeedback(text);
    expect(read.rows).toEqual([]);
    expect(writeFeedback(read)).toBe(text);
  });
});
