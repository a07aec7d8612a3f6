import { digitPieces, markFormat, markRequest } from '../../src/reward/index.ts';
import type { ModelClient } from '../../src/runtime/client/index.ts';
import type { ModelSpec } from '../../src/runtime/protocol/index.ts';
import { EDITED, PROBLEM, STEPS } from './derivation.ts';

/** What one way of scoring cost: tokens evaluated, wall time, and processor time of the model process. */
export interface Cost {
  readonly tokens: number;
  readonly ms: number;
  readonly cpuMs: number;
}

/** What a scorer reads with: the adapted base, and where it reads numbers the whole one. */
export interface ScorerSpecs {
  readonly marks: ModelSpec;
  readonly numbers: ModelSpec | null;
}

/** The three ways beside each other in one round, and what of the first the marks alone cost. */
export interface Round {
  readonly together: Cost;
  readonly marks: Cost;
  readonly apart: Cost;
  readonly edit: Cost;
}

const never = new AbortController().signal;

/** Measures one round; `round` makes its text new, so that nothing is kept of the rounds before. */
export async function measureRound(client: ModelClient, specs: ScorerSpecs, round: number): Promise<Round> {
  const marks = client.reader(specs.marks);
  const numbers = specs.numbers && client.reader(specs.numbers);
  const format = markFormat('stepwise');
  const evaluated = (): number => marks.evaluatedTokens + (numbers?.evaluatedTokens ?? 0);
  const cost = async (
    texts: readonly (readonly string[])[],
    title: (at: number) => string,
    also: typeof numbers = numbers,
  ): Promise<Cost> => {
    const [tokens, cpu, started] = [evaluated(), (await client.stats())?.cpuSeconds ?? 0, performance.now()];
    for (const [at, steps] of texts.entries()) {
      const problem = `${title(at)} ${PROBLEM}`;
      await marks.read(markRequest(format, problem, steps), never);
      await also?.readDigits(digitPieces(problem, steps), never);
    }
    const ms = performance.now() - started;
    const cpuMs = (((await client.stats())?.cpuSeconds ?? 0) - cpu) * 1000;
    return { tokens: evaluated() - tokens, ms, cpuMs };
  };
  const together = await cost([STEPS], () => `(${round})`);
  const edit = await cost([[...STEPS.slice(0, -1), EDITED]], () => `(${round})`);
  // One prompt a step, each evaluated from its start: another beginning each time keeps nothing of the one before.
  const apart = await cost(
    STEPS.map((_, at) => STEPS.slice(0, at + 1)),
    (at) => `(${round}, prompt ${at + 1})`,
  );
  const alone = await cost([STEPS], () => `(${round}, marks alone)`, null);
  return { together, marks: alone, apart, edit };
}
