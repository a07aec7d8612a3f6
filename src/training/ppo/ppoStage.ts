import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { StepwiseError } from '../../core/errors.ts';
import { allLines } from '../reward/jsonLines.ts';
import { seededRandom, shuffled } from '../../core/random.ts';
import type { TrainerOptions } from '../reward/trainerProcess.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost, StageResult } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import type { Answered } from './passRates.ts';
import type { PpoOptions, PpoPorts } from './ppoOptions.ts';
import { PpoRun } from './ppoRun.ts';

const problemRow = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  problem: z.string().min(1),
  answer: z.string().nullable().optional(),
});
async function readProblems(file: string): Promise<readonly Answered[]> {
  const rows = await allLines(file, (data) => problemRow.parse(data));
  const answered = rows.flatMap(({ id, problem, answer }) => (answer ? [{ id, problem, answer }] : []));
  if (answered.length < 2) throw new StepwiseError('internal', `${file} holds fewer than two problems with an answer.`);
  return answered;
}

async function work(
  options: PpoOptions,
  ports: PpoPorts,
  trainer: TrainerOptions,
  host: StageHost,
  log: StageLog,
): Promise<StageResult> {
  const all = shuffled(seededRandom(options.seed), await readProblems(options.problems));
  const held = Math.min(options.held, all.length - 1);
  const run = new PpoRun(options, all.slice(0, held), all.slice(held), ports, trainer, host, log);
  const { adapter, checkpoint } = await run.rounds();
  if (adapter === null || checkpoint === null) throw new StepwiseError('internal', 'No round was asked for.');
  await copyFile(adapter, join(host.out, 'adapter.gguf'));
  await copyFile(checkpoint, join(host.out, 'checkpoint.pt'));
  await writeWhole(join(host.out, 'rounds.json'), `${JSON.stringify(run.measured, null, 2)}\n`);
  const rate = (place: number): number => Math.round(1000 * (run.measured.at(place)?.rate ?? 0)) / 10;
  return {
    outputs: ['adapter.gguf', 'checkpoint.pt', 'rounds.json'],
    counts: {
      problems: all.length - held,
      held,
      rounds: options.rounds,
      passRateBefore: rate(0),
      passRateAfter: rate(-1),
    },
  };
}

/**
 * Stage 5b: active Evol-Instruct with PPO (TRL's). Each round measures pass rates, evolves the problems solved sometimes,
 * and trains on them with reward IRM x PRM and a KL penalty to the round's start. A round cut off is run again.
 */
export function ppoStage(options: PpoOptions, ports: PpoPorts, trainer: TrainerOptions, host: StageHost): Stage {
  const { problems, base, prompt, start, seed } = options;
  const {
    rounds,
    steps,
    batch,
    length,
    rank,
    rate,
    kl,
    held,
    tries,
    low,
    high,
    evolve: grown,
    leastIrm,
    probe,
  } = options;
  return {
    name: 'ppo',
    settings: { rounds, steps, batch, length, rank, rate, kl, held, tries, low, high, evolve: grown, leastIrm, probe },
    inputs: [problems, base, prompt, ...(start === null ? [] : [start.adapter, start.checkpoint])],
    seed,
    model: null,
    work: (log) => work(options, ports, trainer, host, log),
  };
}
