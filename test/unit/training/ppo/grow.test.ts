import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grow, type Growing } from '../../../../src/training/ppo/grow.ts';
import { StageLog } from '../../../../src/training/stage/stageLog.ts';
import { portsWith } from '../../engine/ports.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';
import { stageFolder } from '../stageFolder.ts';

const problem = 'A farmer keeps 12 hens and each lays 5 eggs a week. How many eggs in 3 weeks?';
const harder =
  'A farmer keeps 12 hens, each of which lays 5 eggs a week, but a marten steals 6 eggs every week. How many eggs are left for the farmer after 3 weeks?';
const right = { text: 'weekly = 12 * 5 - 6\nanswer = weekly * 3' };
const wrong = { text: 'answer = 12 * 5' };

describe('evolving what a policy solves sometimes', () => {
  const place = stageFolder();

  function growing(votes: readonly { text: string }[], good = true): Growing {
    return {
      round: 1,
      from: [{ id: 'a', problem, answer: '180' }],
      rates: new Map([['a', 0.5]]),
      known: [problem],
      tries: { tries: votes.length, temperature: 0.8, seed: 1, format: 'calculated' },
      evolver: portsWith(scriptedModel([{ text: harder }])),
      solver: portsWith(scriptedModel(votes)),
      good: () => Promise.resolve(good),
    };
  }
  const grown = (how: Growing): ReturnType<typeof grow> =>
    grow(how, place.host, new StageLog('ppo', join(place.folder, 'log'), () => undefined));

  it('has the base write the problem and the policy give its answer', async () => {
    expect(await grown(growing([right, right]))).toEqual([{ id: 'a>ppo1', problem: harder, answer: '162' }]);
  });

  it('drops a problem on whose answer the solutions differ', async () => {
    expect(await grown(growing([right, wrong]))).toEqual([]);
  });

  it('drops a problem the instruction reward model does not rate well', async () => {
    expect(await grown(growing([right, right], false))).toEqual([]);
  });
});
