import type { Step } from '../../core/derivation.ts';
import { StepwiseError } from '../../core/errors.ts';
import type { EngineEvent } from '../../core/events.ts';

/**
 * The first step after the kept ones that was not refuted, or what stands there when the run ends; null when nothing does.
 * @throws StepwiseError with the engine's reason when the run failed
 */
export async function firstNewStep(events: AsyncIterable<EngineEvent>, kept: number): Promise<Step | null> {
  for await (const event of events) {
    if (event.kind === 'verdict' && event.judged.index >= kept && event.judged.verdict !== 'refuted') {
      return event.judged.step;
    }
    if (event.kind === 'done') return event.outcome.derivation.steps[kept] ?? null;
    if (event.kind === 'failed') throw new StepwiseError(event.error.code, event.error.message);
  }
  return null;
}
