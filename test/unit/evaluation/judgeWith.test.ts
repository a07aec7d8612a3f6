import { describe, expect, it } from 'vitest';
import { judgeTriesAgain } from '../../../src/evaluation/judgeWith.ts';
import type { SolvedProblem } from '../../../src/evaluation/results.ts';
import { byText, portsWith, scorerBy } from '../engine/ports.ts';

const row = {
  id: 'pens',
  subset: 'one',
  problemKey: 'pens',
  problem: 'Lena has 36 pens and gives away a quarter of them. How many are left?',
  answer: '27',
};
const earlier: SolvedProblem = {
  id: 'pens',
  answer: '27',
  attempts: [
    { answer: '27', prm: 0.1, fused: 0.1, steps: ['given away: 36 / 4 = 9', 'left: 36 - 9 = 27'] },
    { answer: '9', prm: 0.9, fused: 0.9, steps: ['left: 36 / 4 = 9'] },
    { answer: null, prm: null, fused: null, steps: [] },
  ],
  tokens: 60,
  seconds: 2,
};

describe('judging the tries of an earlier run again', () => {
  it('asks the scorer there is now, and leaves tries in which no step was written as they are', async () => {
    const scorer = scorerBy((text) => (text === 'left: 36 / 4 = 9' ? 0.2 : 0.8));
    const judged = await judgeTriesAgain(row, earlier, portsWith(null, scorer, byText), new AbortController().signal);
    expect(judged.attempts.map(({ answer }) => answer)).toEqual(['27', '9', null]);
    expect(judged.attempts.map(({ prm }) => prm)).toEqual([0.8, 0.2, null]);
    expect(judged).toMatchObject({ answer: null, tokens: 60 });
  });
});
