import type { Derivation } from '../core/derivation.ts';
import type { Alternative, Outcome, Usage } from '../core/events.ts';
import type { JudgedStep } from '../core/verdict.ts';
import { aggregate, firstError, type FusionProfile } from '../reward/index.ts';

/** What an outcome is made of. */
export interface OutcomeParts {
  readonly derivation: Derivation;
  readonly judged: readonly JudgedStep[];
  readonly answer: string | null;
  readonly usage: Usage;
  readonly format?: string;
  readonly alternatives?: readonly Alternative[];
}

/** The outcome of a run; its score is that of the least trusted step. */
export function outcomeOf(profile: FusionProfile, parts: OutcomeParts): Outcome {
  const { derivation, judged, answer, usage } = parts;
  return {
    derivation,
    steps: judged,
    firstError: firstError(profile, judged),
    answer,
    score: aggregate(
      'min',
      judged.map((step) => step.score),
    ),
    usage,
    format: parts.format ?? null,
    alternatives: parts.alternatives ?? [],
  };
}
