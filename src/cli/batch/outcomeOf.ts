import { StepwiseError } from '../../core/errors.ts';
import type { EngineEvent, Outcome } from '../../core/events.ts';

/** The outcome an event stream ends with. @throws StepwiseError when it ends with a failure */
export async function outcomeOf(events: AsyncIterable<EngineEvent>): Promise<Outcome> {
  for await (const event of events) {
    if (event.kind === 'done') return event.outcome;
    if (event.kind === 'failed') throw new StepwiseError(event.error.code, event.error.message);
  }
  throw new StepwiseError('internal', 'The engine ended without a result.');
}
