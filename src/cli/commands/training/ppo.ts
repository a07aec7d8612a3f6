import type { Command } from 'commander';
import { markFormat, markRequest } from '../../../reward/index.ts';
import { rewardOf } from '../../../training/rewardServer/reward.ts';
import { IRM_QUESTION } from '../../../training/irm/ranking.ts';
import type { PpoOptions, PpoPorts } from '../../../training/ppo/ppoOptions.ts';
import { ppoStage } from '../../../training/ppo/ppoStage.ts';
import type { CliContext } from '../../context.ts';
import { rewardParts, serveRewards } from '../../composition/rewardService.ts';
import type { TrainingHost } from '../../composition/trainingHost.ts';
import { addTrainingOptions, amount, whole, type RawTrainingOptions } from './options.ts';
import { addRewardOptions, rewardService, type RawRewardOptions } from './rewardOptions.ts';
import { runWith } from './runs.ts';
import { promptFile } from './sft.ts';

/** What commander gives for a PPO run. */
export interface RawPpoOptions extends RawTrainingOptions, RawRewardOptions {
  readonly problems: string;
  readonly base: string;
  readonly cache?: string;
  readonly format: string;
  readonly ppoEpochs: number;
  readonly temperature: number;
  readonly start?: string;
  readonly rounds: number;
  readonly ppoSteps: number;
  readonly batch: number;
  readonly length: number;
  readonly rank: number;
  readonly rate: number;
  readonly kl: number;
  readonly held: number;
  readonly heldProblems?: string;
  readonly tries: number;
  readonly low: number;
  readonly high: number;
  readonly evolve: number;
  readonly leastIrm: number;
  readonly probe: number;
}

async function portsOf(raw: RawPpoOptions, host: TrainingHost): Promise<PpoPorts> {
  const service = rewardService(raw, { host: '127.0.0.1', port: 0, token: null, base: raw.base });
  const irm = raw.irm === undefined ? null : await host.instructionReader(raw.base, raw.irm);
  return {
    solver: (adapter) => host.ports(adapter),
    async irm(problem, signal) {
      if (irm === null) return null;
      const [reading] = await irm.read(markRequest(markFormat('stepwise'), IRM_QUESTION, [problem]), signal);
      return reading?.probability ?? null;
    },
    async reward() {
      const parts = await rewardParts(service, host);
      return (asked, signal) => rewardOf(asked, parts, signal);
    },
    serve: () => serveRewards(service, host),
  };
}

function optionsOf(raw: RawPpoOptions, context: CliContext): PpoOptions {
  const { ppoSteps: steps, ppoEpochs: epochs, outcomeShare } = raw;
  const start =
    raw.start === undefined ? null : { adapter: `${raw.start}/adapter.gguf`, checkpoint: `${raw.start}/checkpoint.pt` };
  const rewards = { irm: raw.irm ?? null, prm: raw.prm ?? null, steps: raw.steps, outcomeShare };
  const prompt = promptFile(context, raw.format);
  const heldProblems = raw.heldProblems ?? null;
  return {
    ...raw,
    heldProblems,
    steps,
    epochs,
    start,
    rewards,
    cache: raw.cache ?? null,
    prompt,
    format: raw.answerFormat,
  };
}

/** `stepwise train ppo`: active evolution with PPO. */
export function addPpo(train: Command, context: CliContext): void {
  const text = 'active evolution with PPO (TRL), reward IRM x PRM, KL to the model it starts from';
  addRewardOptions(addTrainingOptions(train.command('ppo').description(text)))
    .requiredOption('--problems <file>', 'JSONL with id, problem and answer')
    .requiredOption('--base <file>', 'GGUF model; give the same as --model')
    .option('--cache <file>', 'where the base’s dense weights are kept')
    .option('--format <id>', 'prompt format the policy is asked in', 'calculated-tuned')
    .option('--start <dir>', 'folder of the fine-tuning to start from')
    .addOption(whole('--rounds <n>', 'rounds', 1, 2))
    .addOption(whole('--ppo-steps <n>', 'PPO steps of a round', 1, 8))
    .addOption(whole('--batch <n>', 'solutions of a step', 1, 8))
    .addOption(whole('--length <n>', 'tokens of a solution', 8, 96))
    .addOption(whole('--rank <n>', 'rank of the adapters, that of the start', 1, 16))
    .addOption(amount('--rate <x>', 'learning rate', 1e-5))
    .addOption(amount('--kl <x>', 'weight of the KL penalty', 0.05))
    .addOption(whole('--ppo-epochs <n>', 'passes over the solutions of a step', 1, 2))
    .addOption(amount('--temperature <x>', 'at which solutions are sampled, in training as in measuring', 0.8))
    .addOption(whole('--held <n>', 'problems held apart, on which each round is measured', 1, 20))
    .option('--held-problems <file>', 'take those of this file instead of setting some apart')
    .addOption(whole('--tries <n>', 'solutions for a pass rate', 1, 4))
    .addOption(amount('--low <x>', 'least pass rate of a problem that is learned from', 0.1))
    .addOption(amount('--high <x>', 'greatest pass rate', 0.9))
    .addOption(whole('--evolve <n>', 'problems evolved in a round', 0, 8))
    .addOption(amount('--least-irm <x>', 'least reward of an evolved problem by the IRM', 0.5))
    .addOption(whole('--probe <n>', 'problems whose pass rate is measured in a round; 0 learns from all', 0, 40))
    .action(async (raw: RawPpoOptions) => {
      const own = { ...raw, model: raw.model ?? raw.base };
      await runWith(context, own, async (host, place) =>
        ppoStage(optionsOf(own, context), await portsOf(own, host), host.trainer(), place),
      );
    });
}
