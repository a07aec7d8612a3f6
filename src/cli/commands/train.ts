import { Option, type Command } from 'commander';
import { trainPrm, type TrainedPrm } from '../../training/reward/trainPrm.ts';
import { trainerPython, trainerRoot } from '../../training/reward/trainerProcess.ts';
import { wholeNumber } from '../commonOptions.ts';
import type { CliContext } from '../context.ts';
import { addTrainFusion } from './trainFusion.ts';
import { addStages } from './training/stages.ts';
import { writeLines, type CommandIo } from '../io.ts';

interface RawTrainOptions {
  readonly data: string;
  readonly base: string;
  readonly out: string;
  readonly exclude: readonly string[];
  readonly labels: readonly string[];
  readonly recipe: 'probe' | 'lora';
  readonly blocks: readonly string[];
  readonly corruptions: number;
  readonly limit: number;
  readonly epochs: number;
  readonly minutes: number;
  readonly rank: number;
  readonly firstBlock: number;
  readonly head?: string;
  readonly longest: number;
  readonly threads: number;
  readonly seed: number;
  readonly python?: string;
}

async function runTrainPrm(raw: RawTrainOptions, io: CommandIo): Promise<void> {
  const root = trainerRoot(import.meta.dirname);
  const { recipe: kind, blocks, firstBlock, rank, epochs, minutes, longest, threads } = raw;
  const trained = await trainPrm({
    data: { ...raw },
    recipe: {
      kind,
      blocks: blocks.map(Number),
      head: raw.head ?? null,
      firstBlock,
      rank,
      epochs,
      minutes,
      longest,
      threads,
    },
    base: raw.base,
    trainer: {
      root,
      python: raw.python ?? trainerPython(root),
      signal: io.signal,
      onLine: (line) => {
        writeLines(io.errors, [line]);
      },
    },
  });
  writeLines(io.output, describe(trained));
}

function describe({ adapter, sha256, blocks, data }: TrainedPrm): string[] {
  const counts = Object.entries(data.counts).map(([source, count]) => `${source} ${count}`);
  return [
    `Adapter: ${adapter}`,
    `sha256:  ${sha256}`,
    `Base:    its first ${blocks} blocks`,
    `Rows:    ${counts.join(', ')}`,
  ];
}

function number(flag: string, text: string, least: number, value: number): Option {
  return new Option(flag, text).argParser(wholeNumber(least)).default(value);
}

/** `stepwise train prm`: a process reward model from source data, on a processor or one GPU. */
function addTrainPrm(train: Command, { io }: CliContext): void {
  train
    .command('prm')
    .description('train a process reward model for a GGUF base; goes on where it stopped')
    .requiredOption('--data <dir>', 'folder with gsm8k_train, math_train and prm800k files')
    .requiredOption('--base <file>', 'GGUF model the scorer is laid over')
    .requiredOption('--out <dir>', 'folder for rows, checkpoints and the adapter')
    .option('--exclude <files...>', 'JSONL files whose problems must not be trained on', [])
    .option('--labels <files...>', 'rows of train labels, besides', [])
    .addOption(new Option('--recipe <kind>', 'what is trained').choices(['probe', 'lora']).default('probe'))
    .option('--blocks <n...>', 'blocks after which states are read', ['10', '12', '14'])
    .addOption(number('--corruptions <n>', 'wrong branches of each right solution', 1, 4))
    .addOption(number('--limit <n>', 'rows of each source, 0 for all', 0, 0))
    .addOption(number('--epochs <n>', 'passes over the rows (lora)', 1, 1))
    .addOption(number('--minutes <n>', 'end training by then (lora)', 0, 0))
    .addOption(number('--rank <n>', 'rank of the adapters (lora)', 1, 16))
    .addOption(number('--first-block <n>', 'first block with adapters (lora)', 0, 0))
    .addOption(number('--longest <n>', 'tokens of one derivation', 32, 1024))
    .addOption(number('--threads <n>', 'threads', 1, 1))
    .addOption(number('--seed <n>', 'seed of the data', 0, 1))
    .option('--head <file>', 'label rows of a probe to start from (lora)')
    .option('--python <file>', 'Python with trainer/requirements.txt installed')
    .action((raw: RawTrainOptions) => runTrainPrm(raw, io));
}

/** `stepwise train WHAT`: what the project ships of its own making. */
export function addTrain(program: Command, context: CliContext): void {
  const train = program.command('train').description('make the models the project ships');
  addTrainPrm(train, context);
  addTrainFusion(train, context);
  addStages(train, context);
}
