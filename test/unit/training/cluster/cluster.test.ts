import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openRlhfScript, verlConfig, verlReward } from '../../../../src/training/cluster/frameworkFiles.ts';
import { openRlhfPrompts, verlPrompts } from '../../../../src/training/cluster/promptRows.ts';
import { submitScript, submitWords, workerLines } from '../../../../src/training/cluster/raySubmit.ts';
import { parseRecipe } from '../../../../src/training/recipe/recipe.ts';

const recipe = parseRecipe(
  parse(readFileSync(new URL('../../../../recipes/cluster-70b.yaml', import.meta.url), 'utf8')),
);
const plan = { recipe, policy: '/models/sft', rewardUrl: 'http://10.0.0.1:9/?token=x', rayAddress: 'http://head:8265' };

describe('what is written for a cluster', () => {
  it('submits a module of the trainer with its workers', () => {
    const args = ['--rows', "it's here.jsonl"];
    const job = {
      module: 'trainer.ray_sft',
      args,
      workers: 2,
      address: 'http://head:8265',
      root: '/p',
      python: 'python3',
    };
    const words = submitWords(job);
    expect(words.slice(0, 4)).toEqual(['job', 'submit', '--address', 'http://head:8265']);
    expect(words.slice(words.indexOf('--'))).toEqual([
      '--',
      'python3',
      '-m',
      'trainer.ray_sft',
      '--workers',
      '2',
      ...args,
    ]);
    expect(submitScript(job)).toContain(`'it'\\''s here.jsonl'`);
  });

  it('is told what the workers print, once and without what Ray puts before it', () => {
    const lines: string[] = [];
    const take = workerLines((line) => lines.push(line));
    const step = '\u001b[36m(RayTrainWorker pid=1005)\u001b[0m {"step": 18}';
    for (const line of ['Running', step, step, '(RayTrainWorker pid=7, ip=10.0.0.2) {"step": 19}']) take(line);
    expect(lines).toEqual(['Running', '{"step": 18}', '{"step": 19}']);
  });

  it('says of every framework file that it was not run', () => {
    for (const text of [openRlhfScript(plan), verlConfig(plan), verlReward(plan)]) expect(text).toMatch(/Not run/);
  });

  it('points OpenRLHF and verl at the reward server and the whole cluster', () => {
    for (const option of ['--actor.num_nodes 8', '--actor.num_gpus_per_node 8', '--vllm.num_engines 8'])
      expect(openRlhfScript(plan)).toContain(option);
    expect(openRlhfScript(plan)).toContain(`--reward.remote_url ${plan.rewardUrl}`);
    expect(parse(verlConfig(plan))).toMatchObject({ trainer: { n_gpus_per_node: 8, nnodes: 8 } });
    expect(verlReward(plan)).toContain(JSON.stringify(plan.rewardUrl));
  });
});

describe('problems as the frameworks’ prompts', () => {
  it('have the fields OpenRLHF and verl read', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'prompts-')), 'problems.jsonl');
    await writeFile(file, JSON.stringify({ id: 'a', problem: 'Ann?', answer: '3' }));
    expect(await openRlhfPrompts(file)).toEqual([{ input: 'Ann?', label: '3', datasource: 'stepwise' }]);
    expect((await verlPrompts(file))[0]).toMatchObject({
      prompt: [{ role: 'user', content: 'Ann?' }],
      reward_model: { style: 'rule', ground_truth: '3' },
    });
  });
});
