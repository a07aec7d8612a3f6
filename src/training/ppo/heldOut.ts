import * as z from 'zod';
import { promptFormat, type EnginePorts } from '../../engine/index.ts';
import { writeTexts } from '../../engine/solving/writeTexts.ts';
import { UsageMeter } from '../../engine/usageMeter.ts';
import { StepwiseError } from '../../core/errors.ts';
import { bootstrap, type Estimate } from '../../evaluation/metrics/bootstrap.ts';
import type { Asked, Reward } from '../rewardServer/protocol.ts';
import { eachItem } from '../stage/eachItem.ts';
import type { StageHost } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import type { Answered } from './passRates.ts';

const measuredSchema = z.strictObject({
  id: z.string(),
  /** Mean reward of its solutions; one that was not ended has none. */
  reward: z.number(),
  /** Share of its solutions with the right answer. */
  rate: z.number(),
  /** One of the solutions, to be read. */
  text: z.string(),
});

/** What a policy's solutions of a held-apart problem were worth. */
export type Measured = z.infer<typeof measuredSchema>;

/** How solutions are sampled for measuring. */
export interface Sampling {
  readonly tries: number;
  readonly temperature: number;
  readonly format: string;
  readonly seed: number;
}

/** The reward of one text. */
export type RewardOf = (asked: Asked, signal: AbortSignal) => Promise<Reward>;

async function measured(
  { id, problem, answer }: Answered,
  { tries, temperature, format: name, seed }: Sampling,
  solver: EnginePorts,
  rewardOf: RewardOf,
  signal: AbortSignal,
): Promise<Measured> {
  if (solver.generator === null) throw new StepwiseError('model-missing', 'No policy is loaded.');
  const format = promptFormat(name);
  const writing = { problem, format, count: tries, temperature, seed, maxTokens: format.maxTokens };
  const texts = await writeTexts(solver.generator, writing, new UsageMeter(solver.now), signal);
  const ended = texts.filter(({ complete }) => complete);
  const rewards = await Promise.all(
    ended.map(({ text }) => rewardOf({ prompt: problem, answer: text, label: answer }, signal)),
  );
  const reward = rewards.reduce((sum, one) => sum + one.reward, 0) / tries;
  return { id, reward, rate: rewards.filter(({ right }) => right).length / tries, text: texts[0]?.text ?? '' };
}

/** Measures a policy on problems it is not trained on, by the reward it is trained on and by the answers. */
export async function measureHeldOut(
  problems: readonly Answered[],
  sampling: Sampling,
  journal: string,
  solver: EnginePorts,
  rewardOf: RewardOf,
  host: StageHost,
  log: StageLog,
): Promise<readonly Measured[]> {
  const work = (item: Answered, signal: AbortSignal): Promise<Measured> =>
    measured(item, sampling, solver, rewardOf, signal);
  const items = { items: problems, idOf: ({ id }: Answered): string => id, atOnce: 1, work };
  return eachItem({ journal, schema: measuredSchema, ...items }, host, log);
}

/** How much a mean rose from one measuring to another, problem by problem, with its 95 % interval. */
export function gain(before: readonly Measured[], after: readonly Measured[], of: 'reward' | 'rate'): Estimate {
  const then = new Map(before.map((row) => [row.id, row[of]]));
  const rows = after.map((row) => ({ id: row.id, rise: row[of] - (then.get(row.id) ?? 0) }));
  const mean = (some: readonly { readonly rise: number }[]): number =>
    some.reduce((sum, { rise }) => sum + rise, 0) / Math.max(1, some.length);
  return bootstrap(rows, mean, { clusterOf: ({ id }) => id });
}

/** The mean of what was measured. */
export function meanOf(rows: readonly Measured[], of: 'reward' | 'rate'): number {
  return rows.reduce((sum, row) => sum + row[of], 0) / Math.max(1, rows.length);
}
