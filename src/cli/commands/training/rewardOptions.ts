import { InvalidArgumentError, Option, type Command } from 'commander';
import type { RewardService } from '../../composition/rewardService.ts';
import { whole } from './options.ts';

/** What commander gives for the options that say what a reward is made of. */
export interface RawRewardOptions {
  readonly irm?: string;
  readonly answerFormat: string;
  readonly steps: RewardService['steps'];
  readonly outcomeShare: number;
  readonly queue: number;
  readonly rewardsAtOnce: number;
}

function share(text: string): number {
  const number = Number(text);
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError('It must lie between 0 and 1.');
  return number;
}

/** Adds the options that say what a reward is made of. */
export function addRewardOptions(command: Command): Command {
  return command
    .option('--irm <file>', 'adapter of the instruction reward model, over --base')
    .option('--answer-format <id>', 'prompt format the answers are read by', 'calculated-tuned')
    .addOption(
      new Option('--steps <how>', 'how the scores of steps become one').choices(['min', 'product']).default('min'),
    )
    .addOption(
      new Option('--outcome-share <x>', 'share of the reward that rests on the final answer, where it is known')
        .argParser(share)
        .default(0),
    )
    .addOption(whole('--queue <n>', 'texts that may wait', 1, 4096))
    .addOption(whole('--rewards-at-once <n>', 'texts rewarded at once', 1, 4));
}

/** Those options as a service. */
export function rewardService(
  raw: RawRewardOptions,
  place: Pick<RewardService, 'host' | 'port' | 'token' | 'base'>,
): RewardService {
  const { answerFormat: format, steps, outcomeShare, queue, rewardsAtOnce: atOnce } = raw;
  return { ...place, irm: raw.irm ?? null, format, steps, outcomeShare, queue, atOnce };
}
