import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultEvolveOptions, evolve, type EnginePorts, type SolvingTries } from '../../engine/index.ts';
import { StepwiseError } from '../../core/errors.ts';
import { curveOf } from '../report/curve.ts';
import { allLines } from '../reward/jsonLines.ts';
import { seededRandom, shuffled } from '../reward/random.ts';
import { runTrainer, type TrainerOptions } from '../reward/trainerProcess.ts';
import { eachItem } from '../stage/eachItem.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost, StageResult } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import type { RunningRewardServer } from '../rewardServer/server.ts';
import { learnable, passRates, type Answered } from './passRates.ts';

/** How a solver is trained by reinforcement. */
export interface PpoOptions {
  /** JSONL with id, problem and answer: the roots, and what was evolved from them. */
  readonly problems: string;
  readonly base: string;
  readonly cache: string | null;
  readonly prompt: string;
  /** The fine-tuned adapter to start from: its GGUF and its checkpoint. Null starts from the base. */
  readonly start: { readonly adapter: string; readonly checkpoint: string } | null;
  readonly rounds: number;
  readonly steps: number;
  readonly batch: number;
  readonly length: number;
  readonly rank: number;
  readonly rate: number;
  readonly kl: number;
  /** Problems held apart, on which every round is measured. */
  readonly held: number;
  readonly tries: Omit<SolvingTries, 'seed'>;
  /** Problems whose pass rate lies in between are learned from and evolved. */
  readonly low: number;
  readonly high: number;
  /** Problems evolved in a round, and the least the instruction reward model may give them. */
  readonly evolve: number;
  readonly leastIrm: number;
  /** Problems whose pass rate is measured in a round. */
  readonly probe: number;
  readonly threads: number;
  readonly seed: number;
}

/** What the stage drives besides the trainer. */
export interface PpoPorts {
  /** The engine with a solver under this adapter; null is the base alone. */
  solver(adapter: string | null): Promise<EnginePorts>;
  /** The instruction reward model's reward of a problem, null without one. */
  irm(problem: string, signal: AbortSignal): Promise<number | null>;
  serve(): Promise<RunningRewardServer & { readonly token: string }>;
}

const problemRow = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  problem: z.string().min(1),
  answer: z.string().nullable().optional(),
});
const grownSchema = z.strictObject({
  id: z.string(),
  child: z.strictObject({ id: z.string(), problem: z.string(), answer: z.string() }).nullable(),
});

interface Policy {
  readonly adapter: string | null;
  readonly checkpoint: string | null;
}

class PpoRun {
  private pool: readonly Answered[];
  private readonly curve;
  readonly measured: { round: number; rate: number; pool: number; learnable: number; grown: number }[] = [];

  constructor(
    private readonly options: PpoOptions,
    private readonly held: readonly Answered[],
    pool: readonly Answered[],
    private readonly ports: PpoPorts,
    private readonly trainer: TrainerOptions,
    private readonly host: StageHost,
    private readonly log: StageLog,
  ) {
    this.pool = pool;
    this.curve = curveOf(join(host.out, 'ppo.curve.jsonl'));
  }

  async rounds(): Promise<Policy> {
    const { start, rounds } = this.options;
    let policy: Policy = { adapter: start?.adapter ?? null, checkpoint: start?.checkpoint ?? null };
    for (let round = 1; round <= rounds; round += 1) policy = await this.round(round, policy);
    await this.measure(rounds + 1, await this.ports.solver(policy.adapter), 0, 0);
    return policy;
  }

  private async round(round: number, policy: Policy): Promise<Policy> {
    const { tries, low, high, probe, seed } = this.options;
    const solver = await this.ports.solver(policy.adapter);
    const drawn = shuffled(seededRandom(seed + round), this.pool).slice(0, probe);
    const rates = await passRates(drawn, { ...tries, seed }, `rates-${round}.jsonl`, solver, this.host, this.log);
    const between = learnable(drawn, rates, low, high);
    const grown = await this.grow(round, between, rates, solver);
    await this.measure(round, solver, between.length, grown.length);
    this.pool = [...this.pool, ...grown];
    const used = between.length > 0 ? [...between, ...grown] : drawn;
    return this.train(round, used, policy);
  }

  /** Evolves what the policy solves sometimes: up what it mostly solves, down what it mostly does not. */
  private async grow(
    round: number,
    from: readonly Answered[],
    rates: ReadonlyMap<string, number>,
    solver: EnginePorts,
  ): Promise<readonly Answered[]> {
    const known = this.pool.map(({ problem }) => problem);
    const found = await eachItem(
      {
        journal: `grown-${round}.jsonl`,
        schema: grownSchema,
        items: from.slice(0, this.options.evolve),
        idOf: ({ id }) => id,
        atOnce: 1,
        work: async ({ id, problem }, signal) => {
          const direction = (rates.get(id) ?? 0) >= 0.5 ? ('up' as const) : ('down' as const);
          const how = { ...defaultEvolveOptions, direction, known, seed: this.options.seed + round };
          const { evolution } = await evolve(problem, how, solver, signal);
          const answer = evolution?.vote?.answer ?? null;
          if (evolution === null || answer === null) return { id, child: null };
          const irm = await this.ports.irm(evolution.problem, signal);
          const good = irm === null || irm >= this.options.leastIrm;
          return { id, child: good ? { id: `${id}>ppo${round}`, problem: evolution.problem, answer } : null };
        },
      },
      this.host,
      this.log,
    );
    return found.flatMap(({ child }) => child ?? []);
  }

  private async measure(round: number, solver: EnginePorts, between: number, grown: number): Promise<void> {
    const { tries, seed } = this.options;
    const rates = await passRates(this.held, { ...tries, seed }, `held-${round}.jsonl`, solver, this.host, this.log);
    const rate = [...rates.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, rates.size);
    this.measured.push({ round, rate, pool: this.pool.length, learnable: between, grown });
    this.log.say(`round ${round}: pass rate ${(100 * rate).toFixed(1)} % on ${rates.size} problems held apart`);
  }

  private async train(round: number, problems: readonly Answered[], policy: Policy): Promise<Policy> {
    const out = join(this.host.out, `round-${round}`);
    await mkdir(out, { recursive: true });
    const [adapter, checkpoint, file] = ['adapter.gguf', 'checkpoint.pt', 'problems.jsonl'].map((name) =>
      join(out, name),
    );
    if (adapter === undefined || checkpoint === undefined || file === undefined) return policy;
    const done = await allLines(join(out, 'done'), (data) => z.boolean().parse(data)).catch(() => []);
    if (done.length === 0) {
      await writeWhole(file, problems.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await this.runRound(round, out, file, policy);
      await writeWhole(join(out, 'done'), 'true\n');
    }
    return { adapter, checkpoint };
  }

  private async runRound(round: number, out: string, problems: string, policy: Policy): Promise<void> {
    const { base, cache, prompt, steps, batch, length, rank, rate, kl, threads, seed } = this.options;
    const server = await this.ports.serve();
    try {
      const files = ['--base', base, '--prompt', prompt, '--problems', problems, '--reward', server.url, '--out', out];
      const kept = [
        ...(cache === null ? [] : ['--cache', cache]),
        ...(policy.checkpoint === null ? [] : ['--start', policy.checkpoint]),
      ];
      const plain = Object.entries({ steps, batch, length, rank, rate, kl, threads, seed: seed + round });
      const numbers = plain.flatMap(([name, value]) => [`--${name}`, String(value)]);
      const env = { STEPWISE_REWARD_TOKEN: server.token, TRL_EXPERIMENTAL_SILENCE: '1', HF_HUB_OFFLINE: '1' };
      const onLine = (line: string): void => {
        this.curve.take(line);
        this.log.say(line);
      };
      await runTrainer('trainer.ppo', [...files, ...kept, ...numbers], { ...this.trainer, onLine, env });
    } finally {
      await server.close();
    }
  }
}

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
