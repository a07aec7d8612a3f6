import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { prepareRewardData, type PrepareOptions, type Prepared } from './prepare.ts';
import { runTrainer, type TrainerOptions } from './trainerProcess.ts';

/**
 * How a scorer is trained. `probe` reads the states of a frozen base after each of `blocks` and fits two label rows on
 * the best of them; `lora` trains adapters on every matrix of the first `blocks[0]` blocks, and the label rows.
 */
export interface Recipe {
  readonly kind: 'probe' | 'lora';
  readonly blocks: readonly number[];
  /** Label rows of a probe to start from, its `head.pt` (lora only). */
  readonly head: string | null;
  /** Adapters go on the blocks from here on (lora only). */
  readonly firstBlock: number;
  readonly rank: number;
  readonly epochs: number;
  /** End training by then, 0 for no limit (lora only). */
  readonly minutes: number;
  /** Tokens of one derivation; longer ones are cut. */
  readonly longest: number;
  /** Steps between two checkpoints (lora only): what a kill loses at most. */
  readonly saveEvery: number;
  readonly threads: number;
}

export interface TrainPrmOptions {
  readonly data: PrepareOptions;
  readonly recipe: Recipe;
  /** The GGUF file of the base. */
  readonly base: string;
  /** Where the base's dense weights are kept; null keeps them with the results. */
  readonly cache: string | null;
  readonly trainer: TrainerOptions;
}

const manifestSchema = z.looseObject({ blocks: z.int(), base: z.string(), adapter: z.string() });

/** What came out: the adapter, the block its base is cut after, and what it was made of. */
export interface TrainedPrm {
  readonly adapter: string;
  readonly sha256: string;
  readonly blocks: number;
  readonly data: Prepared;
}

async function manifest(folder: string): Promise<z.infer<typeof manifestSchema>> {
  return manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
}

function numbers(values: readonly number[]): string[] {
  return values.map(String);
}

async function trainProbe(options: TrainPrmOptions, rows: string, cache: string): Promise<string> {
  const { base, recipe, trainer } = options;
  const [states, out] = [join(options.data.out, 'states'), join(options.data.out, 'probe')];
  const common = ['--base', base, '--cache', cache, '--blocks', ...numbers(recipe.blocks)];
  const sizes = ['--longest', String(recipe.longest), '--threads', String(recipe.threads)];
  await runTrainer('trainer.features', [...common, '--rows', rows, '--out', states, ...sizes], trainer);
  await runTrainer('trainer.probe', [...common, '--states', states, '--out', out], trainer);
  return out;
}

async function trainLora(options: TrainPrmOptions, rows: string, cache: string): Promise<string> {
  const { base, recipe, trainer } = options;
  const out = join(options.data.out, 'lora');
  const start = ['--base', base, '--cache', cache, '--rows', rows, '--out', out];
  const head = recipe.head === null ? [] : ['--head', recipe.head];
  const shape = ['--first-block', String(recipe.firstBlock), '--rank', String(recipe.rank)];
  const length = ['--epochs', String(recipe.epochs), '--minutes', String(recipe.minutes)];
  const pace = ['--save-every', String(recipe.saveEvery), '--seed', String(options.data.seed)];
  const sizes = ['--longest', String(recipe.longest), '--threads', String(recipe.threads), ...pace];
  const blocks = ['--blocks', String(recipe.blocks[0] ?? 0)];
  await runTrainer('trainer.prm', [...start, ...head, ...blocks, ...shape, ...length, ...sizes], trainer);
  return out;
}

/**
 * From source data to an adapter the engine loads: prepares rows, trains, and says what was made. Started again with the
 * same options it goes on where it stopped.
 * @throws StepwiseError when the data or the trainer fails
 */
export async function trainPrm(options: TrainPrmOptions): Promise<TrainedPrm> {
  const data = await prepareRewardData(options.data);
  const cache = options.cache ?? join(options.data.out, 'base.pt');
  const trained = options.recipe.kind === 'probe' ? trainProbe : trainLora;
  const folder = await trained(options, data.rows, cache);
  const { adapter, blocks } = await manifest(folder);
  return { adapter: join(folder, 'adapter.gguf'), sha256: adapter, blocks, data };
}
