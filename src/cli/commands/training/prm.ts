import { Option, type Command } from 'commander';
import { prmStage } from '../../../training/reward/prmStage.ts';
import type { Recipe } from '../../../training/reward/trainPrm.ts';
import { noModels } from '../../composition/trainingHost.ts';
import type { CliContext } from '../../context.ts';
import { whole } from './options.ts';
import { runStageWith } from './runs.ts';

interface RawPrmOptions {
  readonly data?: string;
  readonly base: string;
  readonly cache?: string;
  readonly out: string;
  readonly exclude: readonly string[];
  readonly labels: readonly string[];
  readonly solved: readonly string[];
  readonly recipe: Recipe['kind'];
  readonly blocks: readonly string[];
  readonly corruptions: number;
  readonly limit: number;
  readonly epochs: number;
  readonly minutes: number;
  readonly rank: number;
  readonly firstBlock: number;
  readonly head?: string;
  readonly longest: number;
  readonly saveEvery: number;
  readonly threads: number;
  readonly seed: number;
  readonly python?: string;
}

function recipeOf(raw: RawPrmOptions): Recipe {
  const { recipe: kind, blocks, firstBlock, rank, epochs, minutes, longest, saveEvery, threads } = raw;
  const head = raw.head ?? null;
  return { kind, blocks: blocks.map(Number), head, firstBlock, rank, epochs, minutes, longest, saveEvery, threads };
}

/** `stepwise train prm`: a process reward model, on a processor or one GPU. */
export function addPrm(train: Command, context: CliContext): void {
  train
    .command('prm')
    .description('train a process reward model for a GGUF base; goes on where it stopped')
    .option('--data <dir>', 'folder with gsm8k_train, math_train and prm800k files')
    .option('--labels <files...>', 'rows.jsonl of train labels', [])
    .option('--solved <files...>', 'rows.jsonl of train data: wrong steps are made beside their own', [])
    .option('--exclude <files...>', 'JSONL files whose problems must not be trained on', [])
    .requiredOption('--base <file>', 'GGUF model the scorer is laid over')
    .option('--cache <file>', 'where the base’s dense weights are kept')
    .requiredOption('--out <dir>', 'folder for rows, checkpoints and the adapter')
    .addOption(new Option('--recipe <kind>', 'what is trained').choices(['probe', 'lora']).default('probe'))
    .option('--blocks <n...>', 'blocks after which states are read; 0 (lora) takes the whole base', ['10', '12', '14'])
    .addOption(whole('--corruptions <n>', 'wrong branches of each right solution', 1, 4))
    .addOption(whole('--limit <n>', 'rows of each source, 0 for all', 0, 0))
    .addOption(whole('--epochs <n>', 'passes over the rows (lora)', 1, 1))
    .addOption(whole('--minutes <n>', 'end training by then (lora)', 0, 0))
    .addOption(whole('--rank <n>', 'rank of the adapters (lora)', 1, 16))
    .addOption(whole('--first-block <n>', 'first block with adapters (lora)', 0, 0))
    .addOption(whole('--longest <n>', 'tokens of one derivation', 32, 1024))
    .addOption(whole('--save-every <n>', 'steps between two checkpoints (lora)', 1, 200))
    .addOption(whole('--threads <n>', 'threads', 1, 1))
    .addOption(whole('--seed <n>', 'seed of the data', 0, 1))
    .option('--head <file>', 'label rows of a probe to start from (lora)')
    .option('--python <file>', 'Python with trainer/requirements.txt installed')
    .action(async (raw: RawPrmOptions) => {
      const models = { ...noModels, threads: raw.threads, python: raw.python ?? null };
      await runStageWith(context, models, raw.out, (host, place) => {
        const { exclude, labels, solved, corruptions, limit, seed } = raw;
        const data = { data: raw.data ?? null, exclude, labels, solved, corruptions, limit, seed };
        const options = { data, recipe: recipeOf(raw), base: raw.base, cache: raw.cache ?? null };
        return Promise.resolve(prmStage(options, host.trainer(), place));
      });
    });
}
