import type { EngineEvent, Outcome } from '../../../src/core/events.ts';
import type { TextModel } from '../../../src/core/generation.ts';
import { silent } from '../../../src/core/logger.ts';
import type { StepScorer } from '../../../src/core/scoring.ts';
import type { EnginePorts } from '../../../src/engine/index.ts';
import { symbolicOnly, type FusionProfile } from '../../../src/reward/index.ts';
import { realWitness } from './realWitness.ts';

/** Ports with the real symbolic witness, a given generator, and a clock that ticks a millisecond a look. */
export function portsWith(
  generator: TextModel | null,
  scorer: StepScorer | null = null,
  profile: FusionProfile = symbolicOnly,
): EnginePorts {
  let time = 0;
  return { witness: realWitness, generator, scorer, profile, logger: silent, now: () => (time += 1) };
}

/** All events of a stream. */
export async function collect(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const all: EngineEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The outcome of events that end with `done`. */
export function doneOutcome(events: readonly EngineEvent[]): Outcome {
  const last = events.at(-1);
  if (last?.kind !== 'done') throw new Error(`It ended with ${JSON.stringify(last)}.`);
  return last.outcome;
}

/** The profile of `scorerBy`: its probabilities are taken as they are. */
export const byText: FusionProfile = {
  scorer: 'by-text',
  fittedOn: 'a test',
  calibration: { kind: 'identity' },
  fusion: null,
  thresholds: { firstError: { word: 0.5, other: 0.5 }, doubtful: 0.3 },
};

/** A scorer that gives each step the probability a function of its text says. */
export function scorerBy(probability: (text: string) => number): StepScorer {
  return {
    id: 'by-text',
    score: (_, steps) =>
      Promise.resolve(
        steps.map(({ text }) => ({
          witness: 'learned' as const,
          probability: probability(text),
          raw: probability(text),
          scorer: 'by-text',
        })),
      ),
  };
}
