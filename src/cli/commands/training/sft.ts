import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { sftStage } from '../../../training/sft/sftStage.ts';
import type { CliContext } from '../../context.ts';
import { addTrainingOptions, amount, whole, type RawTrainingOptions } from './options.ts';
import { runWith } from './runs.ts';

interface RawSftOptions extends RawTrainingOptions {
  readonly rows: readonly string[];
  readonly base: string;
  readonly cache?: string;
  readonly format: string;
  readonly start?: string;
  readonly rank: number;
  readonly rate: number;
  readonly epochs: number;
  readonly tokens: number;
  readonly firstBlock: number;
  readonly heldOut: number;
  readonly limit: number;
  readonly minutes: number;
  readonly saveEvery: number;
  readonly fullPrecision?: boolean;
  readonly backend: 'local' | 'ray';
  readonly workers: number;
  readonly rayAddress: string;
}

/** The file of a prompt format that comes with the project. */
export function promptFile(context: CliContext, format: string): string {
  return join(context.installation.root, 'data', 'prompts', `${format}.json`);
}

/** `stepwise train sft`: supervised fine-tuning. */
export function addSft(train: Command, context: CliContext): void {
  addTrainingOptions(train.command('sft').description('fine-tune a solver on rows, an adapter for its GGUF base'))
    .requiredOption('--rows <files...>', 'rows.jsonl of the data stage')
    .requiredOption('--base <file>', 'GGUF model the adapter is laid over')
    .option('--cache <file>', 'where the base’s dense weights are kept')
    .option('--format <id>', 'prompt format the rows are laid out in', 'calculated-tuned')
    .option('--start <file>', 'checkpoint.pt of an adapter to start from')
    .addOption(whole('--rank <n>', 'rank of the adapters', 1, 16))
    .addOption(amount('--rate <x>', 'learning rate', 2e-4))
    .addOption(whole('--epochs <n>', 'passes over the rows', 1, 1))
    .addOption(whole('--tokens <n>', 'padded tokens of one step', 64, 2048))
    .addOption(whole('--first-block <n>', 'first block with adapters', 0, 0))
    .addOption(whole('--held-out <n>', 'rows held apart, whose loss is told', 0, 0))
    .addOption(whole('--limit <n>', 'rows trained on, 0 for all', 0, 0))
    .addOption(whole('--save-every <n>', 'steps between two checkpoints', 1, 50))
    .option('--full-precision', 'float32 weights: slower, and the same however rows are spread over workers')
    .addOption(amount('--minutes <n>', 'end by then, 0 for no limit', 0))
    .addOption(
      new Option('--backend <where>', 'this machine, or a Ray cluster').choices(['local', 'ray']).default('local'),
    )
    .addOption(whole('--workers <n>', 'workers of the cluster (ray)', 1, 2))
    .option('--ray-address <url>', 'the cluster’s job server (ray)', 'http://127.0.0.1:8265')
    .action(async (raw: RawSftOptions) => {
      await runWith(context, raw, (host, place) => {
        const options = {
          ...raw,
          cache: raw.cache ?? null,
          start: raw.start ?? null,
          fullPrecision: raw.fullPrecision === true,
        };
        const cluster = raw.backend === 'ray' ? { address: raw.rayAddress, workers: raw.workers } : null;
        const prompt = promptFile(context, raw.format);
        return Promise.resolve(sftStage({ ...options, prompt }, host.trainer(), place, cluster));
      });
    });
}
