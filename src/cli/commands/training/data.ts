import type { Command } from 'commander';
import { promptFormat } from '../../../engine/index.ts';
import { dataStage } from '../../../training/data/dataStage.ts';
import type { CliContext } from '../../context.ts';
import { addTrainingOptions, amount, whole, type RawTrainingOptions } from './options.ts';
import { runWith } from './runs.ts';

interface RawDataOptions extends RawTrainingOptions {
  readonly gsm8k?: string;
  readonly math?: string;
  readonly tests: readonly string[];
  readonly open?: string;
  readonly openShare: number;
  readonly regenerate: number;
  readonly format: string;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly limit: number;
}

/** `stepwise train data`: rows to fine-tune on. */
export function addData(train: Command, context: CliContext): void {
  addTrainingOptions(train.command('data').description('rows to fine-tune on, from GSM8K and MATH training files'))
    .option('--gsm8k <file>', 'GSM8K training rows, as published or with the solution split off')
    .option('--math <file>', 'MATH training rows')
    .option('--tests <files...>', 'test sets: problems that share ten words in a row with one are left out', [])
    .option('--open <file>', 'open-domain conversations to mix in')
    .addOption(amount('--open-share <x>', 'conversations for each row of mathematics', 0.1))
    .addOption(whole('--regenerate <n>', 'solutions written anew for each problem, 0 for none', 0, 0))
    .option('--format <id>', 'prompt format they are written in', 'calculated')
    .addOption(amount('--temperature <x>', 'temperature they are written at', 0.7))
    .addOption(whole('--max-tokens <n>', 'tokens of one at most', 1, 400))
    .addOption(whole('--limit <n>', 'problems taken, 0 for all', 0, 0))
    .action(async (raw: RawDataOptions) => {
      await runWith(context, raw, async (host, place) => {
        const { temperature, maxTokens, seed, openShare, limit, atOnce, tests } = raw;
        const format = promptFormat(raw.format);
        const regeneration =
          raw.regenerate === 0 ? null : { format, tries: raw.regenerate, temperature, maxTokens, seed };
        const files = { gsm8k: raw.gsm8k ?? null, math: raw.math ?? null, open: raw.open ?? null, tests };
        const ports = await host.ports(undefined, regeneration !== null);
        return dataStage({ ...files, openShare, regeneration, atOnce, limit, seed }, ports, place);
      });
    });
}
