import { join } from 'node:path';
import * as z from 'zod';
import {
  defaultEvolveOptions,
  evolve,
  isNearDuplicate,
  type Direction,
  type EnginePorts,
  type EvolveOptions,
} from '../../engine/index.ts';
import type { TextEmbedder } from '../../core/embedding.ts';
import { withoutDuplicates } from '../data/overlap.ts';
import { allLines } from '../reward/jsonLines.ts';
import { seededRandom, shuffled } from '../../core/random.ts';
import { eachItem } from '../stage/eachItem.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost, StageResult } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import { Meanings } from './meaning.ts';
import { attemptSchema, rootOf, type Attempt, type EvolvedProblem } from './lineage.ts';

/** How a set of problems is evolved. */
export interface EvolutionOptions {
  /** JSONL with `id`, `problem` and, where known, `answer`. */
  readonly problems: string;
  /** Directions of the rounds, in order: the published recipe goes down twice and up three times. */
  readonly rounds: readonly Direction[];
  /** Share of the problems of the round before that is evolved in a round. */
  readonly share: number;
  readonly attempts: number;
  readonly temperature: number;
  readonly check: EvolveOptions['check'];
  /** Cosine from which problems of two families mean nearly the same; used where there is an embedder. */
  readonly alike: number;
  readonly atOnce: number;
  readonly seed: number;
}

const sourceRow = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  problem: z.string().min(1),
  answer: z.string().nullable().optional(),
});

/** A whole number from a text, so that each problem has a seed of its own that does not hang on the order. */
function seedOf(text: string, seed: number): number {
  let mixed = seed;
  for (const sign of text) mixed = (Math.imul(mixed, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return mixed % 1_000_000;
}

/** What a problem is evolved with: the engine, and where there is an embedder the meanings of problems. */
interface Evolving {
  readonly options: EvolutionOptions;
  readonly ports: EnginePorts;
  readonly meanings: Meanings | null;
}

async function attempt(
  parent: EvolvedProblem,
  round: number,
  direction: Direction,
  before: readonly EvolvedProblem[],
  { options, ports, meanings }: Evolving,
  signal: AbortSignal,
): Promise<Attempt> {
  const { attempts, temperature, check, seed } = options;
  const id = `${parent.id}>${round}`;
  const known = before.filter(({ root }) => root === parent.root).map(({ problem }) => problem);
  // What a problem came of means nearly the same by nature; there the words decide.
  const others = before.filter(({ root }) => root !== parent.root).map(({ problem }) => problem);
  const repeats = meanings === null ? null : (text: string) => meanings.repeats(text, others, signal);
  const plain = { direction, attempts, temperature, check, known, repeats, seed: seedOf(id, seed) };
  const how = { ...defaultEvolveOptions, ...plain };
  const { evolution, eliminated } = await evolve(parent.problem, how, ports, signal);
  if (evolution === null) return { id, child: null, eliminated: [...eliminated] };
  const { problem, method, vote } = evolution;
  const agreement = vote === null ? null : vote.agree / vote.tries;
  const line = { root: parent.root, parent: parent.id, round, method, direction, problem };
  return { id, child: { id, ...line, answer: vote?.answer ?? null, agreement }, eliminated: [...eliminated] };
}

/** Children of one round may be near duplicates of each other too: the first in order stays. */
async function freshOf(
  children: readonly EvolvedProblem[],
  before: readonly EvolvedProblem[],
  meanings: Meanings | null,
  signal: AbortSignal,
): Promise<readonly EvolvedProblem[]> {
  const fresh: EvolvedProblem[] = [];
  for (const child of withoutDuplicates([...before, ...children]).slice(before.length)) {
    const others = fresh.map(({ problem }) => problem);
    if (others.some((other) => isNearDuplicate(child.problem, other))) continue;
    if ((await meanings?.repeats(child.problem, others, signal)) !== true) fresh.push(child);
  }
  return fresh;
}

interface Evolved {
  readonly problems: readonly EvolvedProblem[];
  readonly counts: Readonly<Record<string, number>>;
}

async function evolveRounds(
  evolving: Evolving,
  roots: readonly EvolvedProblem[],
  host: StageHost,
  log: StageLog,
): Promise<Evolved> {
  const { options, meanings } = evolving;
  const random = seededRandom(options.seed);
  const counts: Record<string, number> = {};
  let all = roots;
  let last = roots;
  for (const [place, direction] of options.rounds.entries()) {
    const round = place + 1;
    const items = shuffled(random, last).slice(0, Math.ceil(last.length * options.share));
    const found = await eachItem(
      {
        journal: `round-${round}.jsonl`,
        schema: attemptSchema,
        items,
        idOf: (parent) => `${parent.id}>${round}`,
        atOnce: options.atOnce,
        work: (parent, signal) => attempt(parent, round, direction, all, evolving, signal),
      },
      host,
      log,
    );
    for (const { why } of found.flatMap(({ eliminated }) => eliminated)) counts[why] = (counts[why] ?? 0) + 1;
    const children = found.flatMap(({ child }) => child ?? []);
    last = await freshOf(children, all, meanings, host.signal);
    all = [...all, ...last];
    counts[`round ${round} ${direction}`] = last.length;
    log.say(`round ${round} ${direction}: ${last.length} of ${items.length} held`);
  }
  return { problems: all, counts };
}

async function work(evolving: Evolving, host: StageHost, log: StageLog): Promise<StageResult> {
  const { options } = evolving;
  const rows = await allLines(options.problems, (data) => sourceRow.parse(data));
  const roots = rows.map(({ id, problem, answer }) => rootOf(id, problem, answer ?? null));
  const { problems, counts } = await evolveRounds(evolving, roots, host, log);
  await writeWhole(join(host.out, 'problems.jsonl'), problems.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return { outputs: ['problems.jsonl'], counts: { roots: roots.length, problems: problems.length, ...counts } };
}

/** Stage 2: evolves problems in rounds. Writes problems.jsonl, every problem with its lineage, the roots first. */
export function evolutionStage(
  options: EvolutionOptions,
  ports: EnginePorts,
  host: StageHost,
  embedder: TextEmbedder | null = null,
): Stage {
  const { problems, rounds, share, attempts, temperature, check, alike, seed } = options;
  const meanings = embedder === null ? null : new Meanings(embedder, alike);
  const embedding = embedder === null ? null : { by: embedder.id, alike };
  return {
    name: 'evolve',
    settings: { rounds, share, attempts, temperature, check, embedding },
    inputs: [problems],
    seed,
    model: ports.generator?.id ?? null,
    work: (log) => work({ options, ports, meanings }, host, log),
  };
}
