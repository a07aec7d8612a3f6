import { markFormat, markRequest } from '../../src/reward/index.ts';
import type { ModelClient } from '../../src/runtime/client/index.ts';
import type { ModelSpec } from '../../src/runtime/protocol/index.ts';
import { EDITED, PROBLEM, STEPS } from './derivation.ts';

/** What one way of scoring cost: tokens evaluated, wall time, and processor time of the model process. */
export interface Cost {
  readonly tokens: number;
  readonly ms: number;
  readonly cpuMs: number;
}

/** The three ways beside each other in one round. */
export interface Round {
  readonly together: Cost;
  readonly apart: Cost;
  readonly edit: Cost;
}

const never = new AbortController().signal;

/** Measures one round; `round` makes its text new, so that nothing is kept of the rounds before. */
export async function measureRound(client: ModelClient, spec: ModelSpec, round: number): Promise<Round> {
  const reader = client.reader(spec);
  const format = markFormat('stepwise');
  const cost = async (texts: readonly (readonly string[])[], title: (at: number) => string): Promise<Cost> => {
    const [tokens, cpu, started] = [reader.evaluatedTokens, (await client.stats())?.cpuSeconds ?? 0, performance.now()];
    for (const [at, steps] of texts.entries()) {
      await reader.read(markRequest(format, `${title(at)} ${PROBLEM}`, steps), never);
    }
    const ms = performance.now() - started;
    const cpuMs = (((await client.stats())?.cpuSeconds ?? 0) - cpu) * 1000;
    return { tokens: reader.evaluatedTokens - tokens, ms, cpuMs };
  };
  const together = await cost([STEPS], () => `(${round})`);
  const edit = await cost([[...STEPS.slice(0, -1), EDITED]], () => `(${round})`);
  // One prompt a step, each evaluated from its start: another beginning each time keeps nothing of the one before.
  const apart = await cost(
    STEPS.map((_, at) => STEPS.slice(0, at + 1)),
    (at) => `(${round}, prompt ${at + 1})`,
  );
  return { together, apart, edit };
}
