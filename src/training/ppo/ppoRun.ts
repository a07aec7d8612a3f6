import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { defaultEvolveOptions, evolve, type EnginePorts } from '../../engine/index.ts';
import { curveOf } from '../report/curve.ts';
import { seededRandom, shuffled } from '../../core/random.ts';
import { runTrainer, type TrainerOptions } from '../reward/trainerProcess.ts';
import { eachItem } from '../stage/eachItem.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { StageHost } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import { learnable, passRates, type Answered } from './passRates.ts';
import type { PpoOptions, PpoPorts } from './ppoOptions.ts';

const grownSchema = z.strictObject({
  id: z.string(),
  child: z.strictObject({ id: z.string(), problem: z.string(), answer: z.string() }).nullable(),
});

/** An adapter of the policy and the checkpoint training goes on from. */
export interface Policy {
  readonly adapter: string | null;
  readonly checkpoint: string | null;
}

/** The rounds of a PPO stage: measure, evolve, train. */
export class PpoRun {
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
    const file = join(out, 'problems.jsonl');
    if (!existsSync(join(out, 'done'))) {
      await writeWhole(file, problems.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await this.runRound(round, out, file, policy);
      await writeWhole(join(out, 'done'), '');
    }
    return { adapter: join(out, 'adapter.gguf'), checkpoint: join(out, 'checkpoint.pt') };
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
