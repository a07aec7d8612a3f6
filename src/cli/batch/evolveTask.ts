import * as z from 'zod';
import { StepwiseError } from '../../core/errors.ts';
import { evolve, type EnginePorts, type EvolveOptions, type EvolveOutcome } from '../../engine/index.ts';
import type { BatchTask } from './batchTask.ts';

const row = z.looseObject({
  problem: z.string().min(1),
  direction: z.enum(['up', 'down']),
  method: z.string().optional(),
});

/** An evolved problem as the batch interface gives it; `score` is the share of independent solutions that agree. */
function evolvedRow({ evolution, eliminated }: EvolveOutcome): Readonly<Record<string, unknown>> {
  if (evolution === null) {
    const why = [...new Set(eliminated.map((item) => item.why))].join(', ');
    throw new StepwiseError('no-steps', `No evolution held: ${why}. Try another seed, method or model.`);
  }
  const { problem, method, vote } = evolution;
  return {
    problem,
    method,
    score: vote === null ? null : vote.agree / vote.tries,
    answer: vote?.answer ?? null,
    checked: evolution.checked,
    eliminated,
  };
}

/** `batch evolve`: a harder or an easier problem made of each. */
export function evolveTask(ports: EnginePorts, options: EvolveOptions): BatchTask<z.infer<typeof row>> {
  return {
    row,
    atOnce: 1,
    async answer({ problem, direction, method }, signal) {
      const how = { ...options, direction, method: method ?? null };
      return evolvedRow(await evolve(problem, how, ports, signal));
    },
  };
}
