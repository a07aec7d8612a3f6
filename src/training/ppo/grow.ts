import * as z from 'zod';
import {
  defaultEvolveOptions,
  evolve,
  hasOneAnswer,
  independentAnswers,
  type EnginePorts,
  type SolvingTries,
} from '../../engine/index.ts';
import { eachItem } from '../stage/eachItem.ts';
import type { StageHost } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import type { Answered } from './passRates.ts';

const grownSchema = z.strictObject({
  id: z.string(),
  child: z.strictObject({ id: z.string(), problem: z.string(), answer: z.string() }).nullable(),
});

/** Evolving within a round. */
export interface Growing {
  readonly round: number;
  readonly from: readonly Answered[];
  readonly rates: ReadonlyMap<string, number>;
  /** Problems that must not be repeated. */
  readonly known: readonly string[];
  readonly tries: SolvingTries;
  /** Writes problems: the base without the policy's adapter, which writes solutions alone. */
  readonly evolver: EnginePorts;
  /** Solves them: their answer is the one most of its solutions give. */
  readonly solver: EnginePorts;
  /** Whether an evolved problem is good enough to learn from. */
  readonly good: (problem: string, signal: AbortSignal) => Promise<boolean>;
}

/** Evolves what the policy solves sometimes: up what it mostly solves, down what it mostly does not. */
export async function grow(growing: Growing, host: StageHost, log: StageLog): Promise<readonly Answered[]> {
  const { round, from, rates, known, tries, evolver, solver, good } = growing;
  const work = async ({ id, problem }: Answered, signal: AbortSignal): Promise<z.infer<typeof grownSchema>> => {
    const direction = (rates.get(id) ?? 0) >= 0.5 ? ('up' as const) : ('down' as const);
    const how = { ...defaultEvolveOptions, direction, known, check: null, seed: tries.seed + round };
    const { evolution } = await evolve(problem, how, evolver, signal);
    if (evolution === null) return { id, child: null };
    const vote = await independentAnswers(evolution.problem, tries, solver, signal);
    if (vote.answer === null || !hasOneAnswer(vote)) return { id, child: null };
    if (!(await good(evolution.problem, signal))) return { id, child: null };
    return { id, child: { id: `${id}>ppo${round}`, problem: evolution.problem, answer: vote.answer } };
  };
  const items = { items: from, idOf: ({ id }: Answered): string => id, atOnce: 1, work };
  const found = await eachItem({ journal: `grown-${round}.jsonl`, schema: grownSchema, ...items }, host, log);
  return found.flatMap(({ child }) => child ?? []);
}
