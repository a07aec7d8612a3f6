import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePorts } from '../../engine/index.ts';
import { curveOf } from '../report/curve.ts';
import { seededRandom, shuffled } from '../../core/random.ts';
import { runTrainer, type TrainerOptions } from '../reward/trainerProcess.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { StageHost } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import { grow } from './grow.ts';
import { meanOf, measureHeldOut, type Measured, type Sampling } from './heldOut.ts';
import { learnable, passRates, type Answered } from './passRates.ts';
import type { PpoOptions, PpoPorts } from './ppoOptions.ts';

/** An adapter of the policy and the checkpoint training goes on from. */
export interface Policy {
  readonly adapter: string | null;
  readonly checkpoint: string | null;
}

/** What a round found before it trained: the held-apart problems, and how many there were to learn from. */
export interface MeasuredRound {
  readonly round: number;
  readonly reward: number;
  readonly rate: number;
  readonly pool: number;
  readonly learnable: number;
  readonly grown: number;
  readonly rows: readonly Measured[];
}

/** The rounds of a PPO stage: measure, evolve, train. */
export class PpoRun {
  private pool: readonly Answered[];
  private readonly curve;
  readonly measured: MeasuredRound[] = [];

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

  private get sampling(): Sampling {
    const { tries, temperature, format, seed } = this.options;
    return { tries, temperature, format, seed };
  }

  private async round(round: number, policy: Policy): Promise<Policy> {
    const { low, high, probe, seed } = this.options;
    const solver = await this.ports.solver(policy.adapter);
    if (probe === 0) {
      await this.measure(round, solver, this.pool.length, 0);
      return this.train(round, this.pool, policy);
    }
    const drawn = shuffled(seededRandom(seed + round), this.pool).slice(0, probe);
    const rates = await passRates(drawn, this.sampling, `rates-${round}.jsonl`, solver, this.host, this.log);
    const between = learnable(drawn, rates, low, high);
    const grown = await this.grow(round, between, rates, solver);
    await this.measure(round, solver, between.length, grown.length);
    this.pool = [...this.pool, ...grown];
    const used = between.length > 0 ? [...between, ...grown] : drawn;
    return this.train(round, used, policy);
  }

  private async grow(
    round: number,
    from: readonly Answered[],
    rates: ReadonlyMap<string, number>,
    solver: EnginePorts,
  ): Promise<readonly Answered[]> {
    const { seed, temperature, leastIrm } = this.options;
    if (this.options.evolve === 0) return [];
    const growing = {
      round,
      from: from.slice(0, this.options.evolve),
      rates,
      known: this.pool.map(({ problem }) => problem),
      tries: { tries: 4, temperature, seed, format: this.options.format },
      evolver: await this.ports.solver(null),
      solver,
      good: async (problem: string, signal: AbortSignal) => {
        const irm = await this.ports.irm(problem, signal);
        return irm === null || irm >= leastIrm;
      },
    };
    return grow(growing, this.host, this.log);
  }

  private async measure(round: number, solver: EnginePorts, between: number, grown: number): Promise<void> {
    const reward = await this.ports.reward();
    const rows = await measureHeldOut(
      this.held,
      this.sampling,
      `held-${round}.jsonl`,
      solver,
      reward,
      this.host,
      this.log,
    );
    const numbers = { reward: meanOf(rows, 'reward'), rate: meanOf(rows, 'rate') };
    this.measured.push({ round, ...numbers, pool: this.pool.length, learnable: between, grown, rows });
    const rate = `pass rate ${(100 * numbers.rate).toFixed(1)} %, reward ${numbers.reward.toFixed(3)}`;
    this.log.say(`round ${round}: ${rate} on ${rows.length} problems held apart`);
  }

  private async train(round: number, problems: readonly Answered[], policy: Policy): Promise<Policy> {
    const out = join(this.host.out, `round-${round}`);
    await mkdir(out, { recursive: true });
    const file = join(out, 'problems.jsonl');
    if (!existsSync(join(out, 'done'))) {
      await writeWhole(file, problems.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await this.runRound(round, out, file, policy);
      await writeWhole(join(out, 'done'), '');
      // What it would have gone on from; large, and of no use to the next round.
      await rm(join(out, 'training.pt'), { force: true });
    }
    return { adapter: join(out, 'adapter.gguf'), checkpoint: join(out, 'checkpoint.pt') };
  }

  private async runRound(round: number, out: string, problems: string, policy: Policy): Promise<void> {
    const { base, cache, prompt, steps, batch, length, rank, rate, kl, epochs, temperature, threads, seed } =
      this.options;
    const server = await this.ports.serve();
    try {
      const files = ['--base', base, '--prompt', prompt, '--problems', problems, '--reward', server.url, '--out', out];
      const kept = [
        ...(cache === null ? [] : ['--cache', cache]),
        ...(policy.checkpoint === null ? [] : ['--start', policy.checkpoint]),
      ];
      const plain = Object.entries({
        steps,
        batch,
        length,
        rank,
        rate,
        kl,
        epochs,
        temperature,
        threads,
        seed: seed + round,
      });
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
