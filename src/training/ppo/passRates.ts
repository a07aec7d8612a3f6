import * as z from 'zod';
import { independentAnswers, type EnginePorts, type SolvingTries } from '../../engine/index.ts';
import { eachItem } from '../stage/eachItem.ts';
import type { StageHost } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';

const rateSchema = z.strictObject({ id: z.string(), rate: z.number() });

/** A problem with the answer its solutions are held against. */
export interface Answered {
  readonly id: string;
  readonly problem: string;
  readonly answer: string;
}

/** How often a solver gets each problem right, 0 to 1, by so many tries of each. */
export async function passRates(
  problems: readonly Answered[],
  tries: SolvingTries,
  journal: string,
  ports: EnginePorts,
  host: StageHost,
  log: StageLog,
): Promise<ReadonlyMap<string, number>> {
  const found = await eachItem(
    {
      journal,
      schema: rateSchema,
      items: problems,
      idOf: ({ id }) => id,
      atOnce: 1,
      work: async ({ id, problem, answer }, signal) => {
        const { answers } = await independentAnswers(problem, tries, ports, signal);
        const equal = await Promise.all(
          answers.map(
            async (given) => given !== null && (await ports.witness.compareAnswers(answer, given)).verdict === 'equal',
          ),
        );
        return { id, rate: equal.filter(Boolean).length / tries.tries };
      },
    },
    host,
    log,
  );
  return new Map(found.map(({ id, rate }) => [id, rate]));
}

/** Problems a policy can learn from: solved sometimes, not always. */
export function learnable(
  problems: readonly Answered[],
  rates: ReadonlyMap<string, number>,
  low: number,
  high: number,
): readonly Answered[] {
  return problems.filter(({ id }) => {
    const rate = rates.get(id) ?? 0;
    return rate >= low && rate <= high;
  });
}
