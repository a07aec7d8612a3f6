import { StepwiseError } from '../core/errors.ts';
import type { EngineEvent, Outcome } from '../core/events.ts';

/**
 * The outcome an event stream ends with; `tell` is given every event on the way.
 * @throws StepwiseError when it ends with a failure
 */
export async function lastOutcome(
  events: AsyncIterable<EngineEvent>,
  tell?: (event: EngineEvent) => void,
): Promise<Outcome> {
  for await (const event of events) {
    tell?.(event);
    if (event.kind === 'done') return event.outcome;
    if (event.kind === 'failed') throw new StepwiseError(event.error.code, event.error.message);
  }
  throw new StepwiseError('internal', 'The engine ended without a result.');
}
