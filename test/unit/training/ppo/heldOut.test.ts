import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptFormat } from '../../../../src/engine/index.ts';
import { gain, meanOf, measureHeldOut, type Measured } from '../../../../src/training/ppo/heldOut.ts';
import { rewardOf } from '../../../../src/training/rewardServer/reward.ts';
import { StageLog } from '../../../../src/training/stage/stageLog.ts';
import { portsWith } from '../../engine/ports.ts';
import { realWitness } from '../../engine/realWitness.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';
import { stageFolder } from '../stageFolder.ts';

const problems = [{ id: 'a', problem: 'Ann has 3 bags of 4 apples. How many apples has she?', answer: '12' }];
const sampling = { tries: 2, temperature: 0.8, format: 'calculated-tuned', seed: 1 };
const format = promptFormat('calculated-tuned');
const parts = { witness: realWitness, irm: null, prm: null, format, steps: 'min' as const, outcomeShare: 0.5 };

function rows(of: (n: number) => { reward: number; rate: number }): Measured[] {
  return Array.from({ length: 40 }, (_, n) => ({ id: String(n), text: '', ...of(n) }));
}

describe('measuring on problems held apart', () => {
  const place = stageFolder();

  it('gives the mean reward and the share of right answers, and keeps both', async () => {
    const log = new StageLog('ppo', join(place.folder, 'log'), () => undefined);
    const model = scriptedModel([{ text: 'answer = 3 * 4' }, { text: 'answer = 3 + 4' }]);
    const measure = (generator: typeof model | null): Promise<readonly Measured[]> => {
      const reward = (asked: Parameters<typeof rewardOf>[0], signal: AbortSignal): ReturnType<typeof rewardOf> =>
        rewardOf(asked, parts, signal);
      return measureHeldOut(problems, sampling, 'held.jsonl', portsWith(generator), reward, place.host, log);
    };
    const found = await measure(model);
    expect(found).toMatchObject([{ id: 'a', reward: 0.75, rate: 0.5 }]);
    expect(await measure(null)).toEqual(found);
  });

  it('compares problem by problem: a steady rise is one, noise of the same size is none', () => {
    const before = rows((n) => ({ reward: n / 40, rate: 0 }));
    const risen = gain(
      before,
      rows((n) => ({ reward: n / 40 + 0.1, rate: 0 })),
      'reward',
    );
    expect(risen.value).toBeCloseTo(0.1);
    expect(risen.low).toBeGreaterThan(0.09);
    const mixed = gain(
      before,
      rows((n) => ({ reward: n / 40 + (n % 2 === 0 ? 0.1 : -0.1), rate: 0 })),
      'reward',
    );
    expect(mixed.low).toBeLessThan(0);
    expect(mixed.high).toBeGreaterThan(0);
    expect(meanOf(before, 'reward')).toBeCloseTo(0.4875);
  });
});
