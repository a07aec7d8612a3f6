import { join, resolve } from 'node:path';
import * as z from 'zod';
import { allLines } from '../reward/jsonLines.ts';
import { runTrainer, type TrainerOptions } from '../reward/trainerProcess.ts';
import type { Stage, StageHost } from '../stage/runStage.ts';
import { submit } from '../cluster/raySubmit.ts';
import { curveOf } from '../report/curve.ts';

/** How a solver is fine-tuned. */
export interface SftOptions {
  /** JSONL rows of the data stage. */
  readonly rows: readonly string[];
  readonly base: string;
  /** Where the base's dense weights are kept between runs; null reads the GGUF each time. */
  readonly cache: string | null;
  /** File of the prompt format the rows are laid out in. */
  readonly prompt: string;
  /** checkpoint.pt of an adapter to start from. */
  readonly start: string | null;
  readonly rank: number;
  readonly rate: number;
  readonly epochs: number;
  /** Padded tokens of one step. */
  readonly tokens: number;
  readonly firstBlock: number;
  readonly heldOut: number;
  readonly limit: number;
  readonly minutes: number;
  /** Steps between two checkpoints: what a kill loses at most. */
  readonly saveEvery: number;
  /** Float32 weights instead of bfloat16: slower, and the same however a step's rows are spread. */
  readonly fullPrecision: boolean;
  readonly threads: number;
  readonly seed: number;
}

/** An existing Ray cluster, and how many of its workers share a step. */
export interface RayCluster {
  readonly address: string;
  readonly workers: number;
}

/** The trainer's arguments for these options. */
export function sftArguments(options: SftOptions, out: string): readonly string[] {
  const { rows, base, cache, prompt, start, firstBlock, heldOut } = options;
  const files = [
    '--base',
    resolve(base),
    '--prompt',
    prompt,
    '--out',
    out,
    '--rows',
    ...rows.map((file) => resolve(file)),
  ];
  const places = Object.entries({ cache, start });
  const kept = places.flatMap(([name, file]) => (file === null ? [] : [`--${name}`, resolve(file)]));
  const { rank, rate, epochs, tokens, limit, minutes, threads, seed } = options;
  const plain = Object.entries({ rank, rate, epochs, tokens, limit, minutes, threads, seed });
  const numbers = plain.flatMap(([name, value]) => [`--${name}`, String(value)]);
  return [
    ...files,
    ...kept,
    ...numbers,
    '--first-block',
    String(firstBlock),
    '--held-out',
    String(heldOut),
    '--save-every',
    String(options.saveEvery),
    ...(options.fullPrecision ? ['--full-precision'] : []),
  ];
}

const learnable = z.union([
  z.looseObject({ messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(2) }),
  z.looseObject({ problem: z.string().min(1), solution: z.string().min(1) }),
]);

/** Before the trainer starts, which takes a while. @throws StepwiseError naming file and line of a row it cannot learn */
async function demandRows(files: readonly string[]): Promise<void> {
  for (const file of files) await allLines(file, (row) => learnable.parse(row));
}

/** Stage 5a: supervised fine-tuning by the project's own small trainer. Writes adapter.gguf, checkpoint.pt and its curve. */
export function sftStage(
  options: SftOptions,
  trainer: TrainerOptions,
  host: StageHost,
  cluster: RayCluster | null = null,
): Stage {
  const { rows, base, prompt, start, rank, rate, epochs, tokens, firstBlock, heldOut, limit, minutes, seed } = options;
  return {
    name: 'sft',
    settings: { rank, rate, epochs, tokens, firstBlock, heldOut, limit, minutes, fullPrecision: options.fullPrecision },
    inputs: [...rows, base, prompt, ...(start === null ? [] : [start])],
    seed,
    model: null,
    async work(log) {
      await demandRows(rows);
      const curve = curveOf(join(host.out, 'sft.curve.jsonl'));
      const onLine = (line: string): void => {
        curve.take(line);
        log.say(line);
      };
      const args = sftArguments(options, host.out);
      if (cluster === null) await runTrainer('trainer.sft', args, { ...trainer, onLine });
      else {
        const { root, python } = trainer;
        const job = { module: 'trainer.ray_sft', args, ...cluster, root, python };
        await submit(job, host.out, onLine, host.signal);
      }
      return { outputs: ['adapter.gguf', 'checkpoint.pt'], counts: curve.last() };
    },
  };
}
