import { toFailure } from '../core/errors.ts';
import type { EngineEvent, Outcome } from '../core/events.ts';
import { createChannel } from './channel.ts';

/** Work that tells events while it is under way, and what there is of its outcome when it fails. */
export interface StreamedWork {
  outcome(): Promise<Outcome>;
  partial(): Outcome | null;
}

/** One reason for all: making one takes a stack trace, and a notebook has hundreds of streams. */
const ENDED = new DOMException('The stream has ended.', 'AbortError');

/**
 * The events of some work as a stream that ends with `done` or `failed`; it never throws. The work's signal aborts with
 * the caller's, and when the consumer stops reading.
 */
export async function* eventStream(
  signal: AbortSignal,
  start: (emit: (event: EngineEvent) => void, signal: AbortSignal) => StreamedWork,
): AsyncGenerator<EngineEvent> {
  const stop = new AbortController();
  const channel = createChannel<EngineEvent>();
  const emit = (event: EngineEvent): void => {
    channel.push(event);
  };
  const work = start(emit, AbortSignal.any([signal, stop.signal]));
  const end = (event: EngineEvent): void => {
    emit(event);
    channel.close();
  };
  const finished = work.outcome().then(
    (outcome) => {
      end({ kind: 'done', outcome });
    },
    (error: unknown) => {
      end({ kind: 'failed', error: toFailure(error), partial: work.partial() });
    },
  );
  try {
    yield* channel.items;
    await finished;
  } finally {
    stop.abort(ENDED);
  }
}
