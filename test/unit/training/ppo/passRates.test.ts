import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { learnable, passRates } from '../../../../src/training/ppo/passRates.ts';
import { StageLog } from '../../../../src/training/stage/stageLog.ts';
import { portsWith } from '../../engine/ports.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';
import { stageFolder } from '../stageFolder.ts';

const problems = [
  { id: 'a', problem: 'Ann has 3 bags of 4 apples. How many apples has she in all her bags?', answer: '12' },
  { id: 'b', problem: 'Bo has 5 bags of 4 apples. How many apples has he in all his bags?', answer: '20' },
];
const tries = { tries: 2, temperature: 0.7, seed: 1, format: 'calculated' };

describe('pass rates', () => {
  const place = stageFolder();

  it('are shares of right tries, and are kept', async () => {
    const log = new StageLog('ppo', join(place.folder, 'log'), () => undefined);
    const model = scriptedModel([
      { text: 'answer = 3 * 4' },
      { text: 'answer = 3 + 4' },
      { text: 'answer = 5 * 4' },
      { text: 'answer = 20' },
    ]);
    const rates = await passRates(problems, tries, 'rates.jsonl', portsWith(model), place.host, log);
    expect([...rates]).toEqual([
      ['a', 0.5],
      ['b', 1],
    ]);
    const again = await passRates(problems, tries, 'rates.jsonl', portsWith(null), place.host, log);
    expect([...again]).toEqual([...rates]);
    expect(learnable(problems, rates, 0.1, 0.9).map(({ id }) => id)).toEqual(['a']);
  });
});
