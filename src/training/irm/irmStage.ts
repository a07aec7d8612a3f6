import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { TextModel } from '../../core/generation.ts';
import { bootstrap } from '../../evaluation/metrics/bootstrap.ts';
import { evolvedSchema, type EvolvedProblem } from '../evolution/lineage.ts';
import { curveOf } from '../report/curve.ts';
import { allLines } from '../reward/jsonLines.ts';
import { StepwiseError } from '../../core/errors.ts';
import { seededRandom, shuffled } from '../../core/random.ts';
import { runTrainer, type TrainerOptions } from '../reward/trainerProcess.ts';
import { eachItem } from '../stage/eachItem.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost, StageResult } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import { groupSchema, split, type Pair } from './pairs.ts';
import { IRM_QUESTION, judgeGroup } from './ranking.ts';

/** How the instruction reward model is made. */
export interface IrmOptions {
  /** problems.jsonl of the evolution. */
  readonly evolved: string;
  readonly base: string;
  readonly cache: string | null;
  /** Share of the families whose pairs are held apart for measuring. */
  readonly heldShare: number;
  readonly groupSize: number;
  readonly rank: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pairs of a step, and steps between two checkpoints: what a kill loses at most. */
  readonly batch: number;
  readonly saveEvery: number;
  readonly threads: number;
  readonly atOnce: number;
  readonly seed: number;
}

const scored = z.object({ id: z.string(), margin: z.number() });

/** Families of at least two problems, cut to the judge's size; the order is the seed's. */
function families(problems: readonly EvolvedProblem[], options: IrmOptions): { id: string; problems: string[] }[] {
  const byRoot = new Map<string, string[]>();
  for (const { root, problem } of problems) byRoot.set(root, [...(byRoot.get(root) ?? []), problem]);
  const random = seededRandom(options.seed);
  const groups = [...byRoot].flatMap(([id, all]) => {
    const drawn = shuffled(random, all).slice(0, options.groupSize);
    return drawn.length < 2 ? [] : [{ id, problems: drawn }];
  });
  return shuffled(random, groups);
}

async function rankedPairs(
  options: IrmOptions,
  judge: TextModel,
  host: StageHost,
  log: StageLog,
): Promise<readonly [readonly Pair[], readonly Pair[], number]> {
  const problems = await allLines(options.evolved, (data) => evolvedSchema.parse(data));
  const groups = families(problems, options);
  if (groups.length === 0) {
    const message = `${options.evolved} holds no two problems of one family: there is nothing to rank.`;
    throw new StepwiseError('internal', message);
  }
  const ranked = await eachItem(
    {
      journal: 'rankings.jsonl',
      schema: groupSchema,
      items: groups,
      idOf: ({ id }) => id,
      atOnce: options.atOnce,
      work: async (group, signal) => {
        const { ranks, reversed } = await judgeGroup(judge, group.problems, options.seed, signal);
        return { ...group, ranks: ranks && [...ranks], reversed: reversed && [...reversed] };
      },
    },
    host,
    log,
  );
  const [train, held] = split(ranked, options.heldShare);
  return [train, held, ranked.length];
}

/** Share of held-apart pairs whose better problem gets the higher reward, in percent, with its interval by families. */
async function accuracy(file: string, held: readonly Pair[]): Promise<Record<string, number>> {
  const margins = new Map((await allLines(file, (data) => scored.parse(data))).map(({ id, margin }) => [id, margin]));
  const rows = held.map((pair) => ({ group: pair.group, right: (margins.get(pair.id) ?? 0) > 0 }));
  if (rows.length === 0) return {};
  const share = (some: readonly { right: boolean }[]): number =>
    (100 * some.filter(({ right }) => right).length) / some.length;
  const { value, low, high } = bootstrap(rows, share, { clusterOf: ({ group }) => group });
  const rounded = (number: number): number => Math.round(number * 10) / 10;
  return { accuracy: rounded(value), accuracyLow: rounded(low), accuracyHigh: rounded(high) };
}

async function work(
  options: IrmOptions,
  judge: TextModel,
  trainer: TrainerOptions,
  host: StageHost,
  log: StageLog,
): Promise<StageResult> {
  const [train, held, groups] = await rankedPairs(options, judge, host, log);
  log.say(`${train.length} pairs to train on and ${held.length} held apart, of ${groups} families`);
  const write = (name: string, pairs: readonly Pair[]): Promise<void> =>
    writeWhole(join(host.out, name), pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''));
  await write('pairs.jsonl', train);
  await write('held.jsonl', held);
  const counts = { families: groups, pairs: train.length, held: held.length };
  if (train.length === 0) {
    log.say(
      'the judge ranked no pair the same way in both orders: no reward model is trained; a stronger judge is needed',
    );
    return { outputs: ['pairs.jsonl', 'held.jsonl'], counts };
  }
  const { base, cache, rank, epochs, rate, batch, saveEvery, threads, seed } = options;
  const files = ['--base', base, ...(cache === null ? [] : ['--cache', cache]), '--out', host.out];
  const data = [
    '--pairs',
    join(host.out, 'pairs.jsonl'),
    '--held',
    join(host.out, 'held.jsonl'),
    '--question',
    IRM_QUESTION,
  ];
  const sizes = { rank, epochs, rate, batch, 'save-every': saveEvery, threads, seed };
  const numbers = Object.entries(sizes).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const curve = curveOf(join(host.out, 'irm.curve.jsonl'));
  const onLine = (line: string): void => {
    curve.take(line);
    log.say(line);
  };
  await runTrainer('trainer.irm', [...files, ...data, ...numbers], { ...trainer, onLine });
  const measured = await accuracy(join(host.out, 'held-scores.jsonl'), held);
  await readFile(join(host.out, 'adapter.gguf'));
  return {
    outputs: ['pairs.jsonl', 'held.jsonl', 'held-scores.jsonl', 'adapter.gguf'],
    counts: { ...counts, ...measured },
  };
}

/** Stage 3: the instruction reward model. Writes the judge's rankings, pairs, an adapter, and its accuracy on pairs held apart. */
export function irmStage(options: IrmOptions, judge: TextModel, trainer: TrainerOptions, host: StageHost): Stage {
  const { evolved, base, heldShare, groupSize, rank, epochs, rate, batch, seed } = options;
  return {
    name: 'irm',
    settings: { heldShare, groupSize, rank, epochs, rate, batch },
    inputs: [evolved, base],
    seed,
    model: judge.id,
    work: (log) => work(options, judge, trainer, host, log),
  };
}
