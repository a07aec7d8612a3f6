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
import { gain } from './heldOut.ts';
import { PpoRun, type MeasuredRound } from './ppoRun.ts';

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

/** The problems every round is measured on, and those that are learned from; a problem of the first is none of the second. */
async function heldApart({
  problems,
  heldProblems,
  held: count,
  seed,
}: PpoOptions): Promise<readonly [readonly Answered[], readonly Answered[]]> {
  const all = shuffled(seededRandom(seed), await readProblems(problems));
  if (heldProblems === null) {
    const most = Math.min(count, all.length - 1);
    return [all.slice(0, most), all.slice(most)];
  }
  const held = shuffled(seededRandom(seed), await readProblems(heldProblems)).slice(0, count);
  const known = new Set(held.map(({ problem }) => problem));
  return [held, all.filter(({ problem }) => !known.has(problem))];
}

/** Reward and pass rate (in percent) on the problems held apart, before the first round and after the last. */
function compared(rounds: readonly MeasuredRound[]): Readonly<Record<string, number>> {
  const [first, last] = [rounds.at(0), rounds.at(-1)];
  if (first === undefined || last === undefined) return {};
  const reward = gain(first.rows, last.rows, 'reward');
  const rate = gain(first.rows, last.rows, 'rate');
  const numbers = {
    rewardBefore: first.reward,
    rewardAfter: last.reward,
    rewardGain: reward.value,
    rewardGainLow: reward.low,
    rewardGainHigh: reward.high,
    passRateBefore: 100 * first.rate,
    passRateAfter: 100 * last.rate,
    passRateGain: 100 * rate.value,
    passRateGainLow: 100 * rate.low,
    passRateGainHigh: 100 * rate.high,
  };
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value.toFixed(4))]));
}

async function work(
  options: PpoOptions,
  ports: PpoPorts,
  trainer: TrainerOptions,
  host: StageHost,
  log: StageLog,
): Promise<StageResult> {
  const [held, pool] = await heldApart(options);
  const run = new PpoRun(options, held, pool, ports, trainer, host, log);
  const { adapter, checkpoint } = await run.rounds();
  if (adapter === null || checkpoint === null) throw new StepwiseError('internal', 'No round was asked for.');
  await copyFile(adapter, join(host.out, 'adapter.gguf'));
  await copyFile(checkpoint, join(host.out, 'checkpoint.pt'));
  await writeWhole(join(host.out, 'rounds.json'), `${JSON.stringify(run.measured, null, 2)}\n`);
  return {
    outputs: ['adapter.gguf', 'checkpoint.pt', 'rounds.json'],
    counts: {
      problems: pool.length,
      held: held.length,
      rounds: options.rounds,
      ...compared(run.measured),
    },
  };
}

/**
 * Stage 5b: active Evol-Instruct with PPO (TRL's). Each round measures pass rates, evolves the problems solved sometimes,
 * and trains on them with reward IRM x PRM and a KL penalty to the round’s start. A round cut off goes on after its last
 * whole step.
 */
export function ppoStage(options: PpoOptions, ports: PpoPorts, trainer: TrainerOptions, host: StageHost): Stage {
  const { problems, heldProblems, base, prompt, start, rewards, seed } = options;
  const { rounds, steps, batch, length, rank, rate, kl, epochs, temperature, format } = options;
  const { held, tries, low, high, evolve, leastIrm, probe } = options;
  const training = { rounds, steps, batch, length, rank, rate, kl, epochs, temperature, format, rewards };
  return {
    name: 'ppo',
    settings: { ...training, held, tries, low, high, evolve, leastIrm, probe },
    inputs: [
      problems,
      base,
      prompt,
      ...(start === null ? [] : [start.adapter, start.checkpoint]),
      ...(heldProblems === null ? [] : [heldProblems]),
      ...[rewards.irm, rewards.prm].flatMap((file) => (file?.endsWith('.gguf') === true ? [file] : [])),
    ],
    seed,
    model: null,
    work: (log) => work(options, ports, trainer, host, log),
  };
}
