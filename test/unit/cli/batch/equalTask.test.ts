import { describe, expect, it } from 'vitest';
import { answerLine } from '../../../../src/cli/batch/batchLine.ts';
import { equalTask } from '../../../../src/cli/batch/equalTask.ts';
import type { SymbolicWitness } from '../../../../src/core/symbolicWitness.ts';
import { compareAnswers } from '../../../../src/symbolic/index.ts';

const comparing: Pick<SymbolicWitness, 'compareAnswers'> = {
  compareAnswers: (gold, prediction, how) => Promise.resolve(compareAnswers(gold, prediction, how)),
};
const task = equalTask(comparing);

async function answer(row: unknown): Promise<unknown> {
  return answerLine(task, JSON.stringify(row), new AbortController().signal);
}

describe('batch equal', () => {
  it('answers with a verdict, a reason and the id', async () => {
    const right = await answer({ id: 7, gold: '1/2', prediction: '$0.5$' });
    expect(right).toMatchObject({ id: 7, verdict: 'equal', reason: expect.any(String) as unknown });
    expect(await answer({ id: 8, gold: '5 cm', prediction: '5 m' })).toMatchObject({ verdict: 'different' });
  });

  it('honours the options of a row', async () => {
    const row = { id: 1, gold: '1/3', prediction: '0.33' };
    expect(await answer(row)).toMatchObject({ verdict: 'different' });
    expect(await answer({ ...row, precision: 2 })).toMatchObject({ verdict: 'equal' });
    expect(await answer({ id: 1, gold: '8', prediction: 'The answer is: 7.5', rule: 'gsm8k' })).toMatchObject({
      verdict: 'equal',
    });
  });

  it('says what is wrong with a row', async () => {
    expect(await answer({ id: 2, gold: '5' })).toMatchObject({
      id: 2,
      error: expect.stringContaining('prediction') as unknown,
    });
  });
});
