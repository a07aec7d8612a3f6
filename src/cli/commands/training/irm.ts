import type { Command } from 'commander';
import { irmStage } from '../../../training/irm/irmStage.ts';
import type { CliContext } from '../../context.ts';
import { addTrainingOptions, amount, whole, type RawTrainingOptions } from './options.ts';
import { runWith } from './runs.ts';

interface RawIrmOptions extends RawTrainingOptions {
  readonly evolved: string;
  readonly base: string;
  readonly cache?: string;
  readonly heldShare: number;
  readonly groupSize: number;
  readonly rank: number;
  readonly epochs: number;
  readonly rate: number;
  readonly batch: number;
  readonly saveEvery: number;
}

/** `stepwise train irm`: the instruction reward model. */
export function addIrm(train: Command, context: CliContext): void {
  const text = 'rank evolved problems with a judge model and train a reward model on the pairs';
  addTrainingOptions(train.command('irm').description(text))
    .requiredOption('--evolved <file>', 'problems.jsonl of the evolution')
    .requiredOption('--base <file>', 'GGUF model the reward model is laid over')
    .option('--cache <file>', 'where the base’s dense weights are kept')
    .addOption(amount('--held-share <x>', 'share of the families held apart for measuring', 0.2))
    .addOption(whole('--group-size <n>', 'problems ranked at once', 2, 4))
    .addOption(whole('--rank <n>', 'rank of the adapters', 1, 8))
    .addOption(whole('--epochs <n>', 'passes over the pairs', 1, 1))
    .addOption(amount('--rate <x>', 'learning rate', 1e-4))
    .addOption(whole('--batch <n>', 'pairs of a step', 1, 8))
    .addOption(whole('--save-every <n>', 'steps between two checkpoints', 1, 20))
    .action(async (raw: RawIrmOptions) => {
      await runWith(context, raw, async (host, place) => {
        const options = { ...raw, cache: raw.cache ?? null };
        return irmStage(options, await host.generator(), host.trainer(), place);
      });
    });
}
