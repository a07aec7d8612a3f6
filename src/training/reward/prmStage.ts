import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { curveOf } from '../report/curve.ts';
import type { Stage, StageHost } from '../stage/runStage.ts';
import type { PrepareOptions } from './prepare.ts';
import { trainPrm, type Recipe } from './trainPrm.ts';
import type { TrainerOptions } from './trainerProcess.ts';

/** How a process reward model is made: its data, its recipe, its base. */
export interface PrmOptions {
  readonly data: Omit<PrepareOptions, 'out'>;
  readonly recipe: Recipe;
  readonly base: string;
  readonly cache: string | null;
}

const SOURCES = [
  'gsm8k_train.jsonl',
  'math_train.jsonl.gz',
  'prm800k_correct_originals.jsonl',
  'prm800k_phase1_train_steps.jsonl.gz',
];

/** Every file whose content decides the result. */
function inputsOf({ data, recipe, base }: PrmOptions): readonly string[] {
  const folder = data.data;
  const sources = folder === null ? [] : SOURCES.map((name) => join(folder, name)).filter((file) => existsSync(file));
  const head = recipe.head === null ? [] : [recipe.head];
  return [...sources, ...data.exclude, ...(data.labels ?? []), ...(data.solved ?? []), ...head, base];
}

/** Stage 4b: a process reward model. Writes its rows, adapter.gguf, and the number of blocks its base is cut after. */
export function prmStage(options: PrmOptions, trainer: TrainerOptions, host: StageHost): Stage {
  const { data, recipe, base, cache } = options;
  const { kind, blocks, firstBlock, rank, epochs, minutes, longest } = recipe;
  const deciding = { kind, blocks, firstBlock, rank, epochs, minutes, longest };
  return {
    name: 'prm',
    settings: { ...deciding, corruptions: data.corruptions, limit: data.limit },
    inputs: inputsOf(options),
    seed: data.seed,
    model: null,
    async work(log) {
      const curve = curveOf(join(host.out, 'prm.curve.jsonl'));
      const onLine = (line: string): void => {
        curve.take(line);
        log.say(line);
      };
      const place = { ...data, out: host.out };
      const made = await trainPrm({
        data: place,
        recipe,
        base: resolve(base),
        cache,
        trainer: { ...trainer, onLine },
      });
      const rows = Object.values(made.data.counts).reduce((sum, count) => sum + count, 0);
      log.say(`${made.adapter} over the first ${made.blocks} blocks of ${base}; sha256 ${made.sha256}`);
      await copyFile(made.adapter, join(host.out, 'adapter.gguf'));
      return {
        outputs: ['rows.jsonl', 'adapter.gguf'],
        counts: { rows, ...made.data.counts, blocks: made.blocks, ...curve.last() },
      };
    },
  };
}
