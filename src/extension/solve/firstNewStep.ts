import type { Step } from '../../core/derivation.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { EngineEvent } from '../../core/events.ts';
import type { JudgedStep } from '../../core/verdict.ts';

/**
 * The first step after the kept ones that was not refuted, or what stands there when the run ends; null when nothing does.
 * @throws StepwiseError with the engine's reason when the run failed
 */
export async function firstNewJudged(events: AsyncIterable<EngineEvent>, kept: number): Promise<JudgedStep | null> {
  for await (const event of events) {
    if (event.kind === 'verdict' && event.judged.index >= kept && event.judged.verdict !== 'refuted') {
      return event.judged;
    }
    if (event.kind === 'done') {
      const step = event.outcome.derivation.steps[kept];
      return event.outcome.steps.find(({ index }) => index === kept) ?? (step ? unjudged(step, kept) : null);
    }
    if (event.kind === 'failed') throw new StepwiseError(event.error.code, event.error.message);
  }
  return null;
}

/** The same step without its verdict. */
export async function firstNewStep(events: AsyncIterable<EngineEvent>, kept: number): Promise<Step | null> {
  return (await firstNewJudged(events, kept))?.step ?? null;
}

function unjudged(step: Step, index: number): JudgedStep {
  return { step, index, verdict: 'unchecked', score: null, evidence: [] };
}
