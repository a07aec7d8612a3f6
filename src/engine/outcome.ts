import type { Derivation } from '../core/derivation.ts';
import type { Alternative, Outcome, Usage } from '../core/events.ts';
import type { JudgedStep } from '../core/verdict.ts';
import { aggregate, firstError, type FusionProfile } from '../reward/index.ts';
import { thresholdKind } from './judging/thresholdKind.ts';

/** What an outcome is made of. */
export interface OutcomeParts {
  readonly derivation: Derivation;
  readonly judged: readonly JudgedStep[];
  /** Looked for when it is first asked for: most who have steps judged never ask, and finding it costs as much. */
  readonly answer: () => string | null;
  readonly usage: Usage;
  readonly format?: string;
  readonly alternatives?: readonly Alternative[];
}

/** The outcome of a run; its score is that of the least trusted step. */
export function outcomeOf(profile: FusionProfile, parts: OutcomeParts): Outcome {
  const { derivation, judged, usage } = parts;
  let answer: string | null | undefined;
  return {
    derivation,
    steps: judged,
    firstError: firstError(profile, thresholdKind(derivation.problem?.text), judged),
    get answer() {
      if (answer === undefined) answer = parts.answer();
      return answer;
    },
    score: aggregate(
      'min',
      judged.map((step) => step.score),
    ),
    usage,
    format: parts.format ?? null,
    alternatives: parts.alternatives ?? [],
  };
}
