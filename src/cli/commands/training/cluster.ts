import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { openRlhfScript, verlConfig, verlReward } from '../../../training/cluster/frameworkFiles.ts';
import { openRlhfPrompts, verlPrompts } from '../../../training/cluster/promptRows.ts';
import { estimate, estimateLines } from '../../../training/recipe/estimate.ts';
import { parseRecipe } from '../../../training/recipe/recipe.ts';
import { writeWhole } from '../../../training/stage/manifest.ts';
import type { CliContext } from '../../context.ts';
import { writeLines } from '../../io.ts';

interface RawClusterOptions {
  readonly out: string;
  readonly problems?: string;
  readonly policy: string;
  readonly rewardUrl: string;
  readonly rayAddress: string;
}

/** `stepwise train cluster`: the files by which OpenRLHF or verl runs a recipe's PPO on a cluster. */
export function addCluster(train: Command, { io }: CliContext): void {
  train
    .command('cluster')
    .description('write the scripts by which OpenRLHF or verl runs a recipe’s PPO on a Ray cluster')
    .argument('<recipe>', 'YAML file with backend: ray')
    .requiredOption('--out <dir>', 'folder for the files')
    .option('--problems <file>', 'problems to write as the frameworks’ prompts')
    .requiredOption('--policy <dir>', 'the fine-tuned model in a model hub’s layout')
    .requiredOption('--reward-url <url>', 'address of the reward server, with ?token=')
    .option('--ray-address <url>', 'the cluster’s job server', 'http://127.0.0.1:8265')
    .action(async (file: string, raw: RawClusterOptions) => {
      const recipe = parseRecipe(parse(await readFile(file, 'utf8')));
      const { policy, rewardUrl, rayAddress, out } = raw;
      const plan = { recipe, policy, rewardUrl, rayAddress };
      await mkdir(out, { recursive: true });
      const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      const prompts: Readonly<Record<string, string>> =
        raw.problems === undefined
          ? {}
          : {
              'prompts.jsonl': lines(await openRlhfPrompts(raw.problems)),
              'verl-prompts.jsonl': lines(await verlPrompts(raw.problems)),
            };
      const files: Readonly<Record<string, string>> = {
        ...prompts,
        'openrlhf-ppo.sh': openRlhfScript(plan),
        'verl-ppo.yaml': verlConfig(plan),
        'stepwise_reward.py': verlReward(plan),
      };
      for (const [name, text] of Object.entries(files)) await writeWhole(join(out, name), text);
      writeLines(io.errors, estimateLines(estimate(recipe)));
      writeLines(io.output, [`Written: ${Object.keys(files).join(', ')}. None of them was run here.`]);
    });
}
