import { describe, expect, it } from 'vitest';
import { StepwiseError } from '../../../src/core/errors.ts';
import type { EngineEvent, Outcome } from '../../../src/core/events.ts';
import { createChannel } from '../../../src/engine/channel.ts';
import { eventStream } from '../../../src/engine/eventStream.ts';

const outcome: Outcome = {
  derivation: { steps: [] },
  steps: [],
  firstError: -1,
  answer: null,
  score: null,
  usage: { promptTokens: 0, generatedTokens: 0, milliseconds: 0 },
  format: null,
  alternatives: [],
};
const never = new AbortController().signal;
const partial = (text: string): EngineEvent => ({ kind: 'partial', index: 0, text });

async function collect(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const all: EngineEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('a channel', () => {
  it('gives what was pushed, before and while it is read, then ends', async () => {
    const channel = createChannel<{ n: number }>();
    channel.push({ n: 1 });
    setTimeout(() => {
      channel.push({ n: 2 });
      channel.push({ n: 3 });
      channel.close();
    }, 5);
    const seen: number[] = [];
    for await (const { n } of channel.items) seen.push(n);
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('an event stream', () => {
  it('ends with the outcome', async () => {
    const events = eventStream(never, (emit) => ({
      outcome: () => {
        emit(partial('a'));
        return Promise.resolve(outcome);
      },
      partial: () => null,
    }));
    expect(await collect(events)).toEqual([partial('a'), { kind: 'done', outcome }]);
  });

  it('ends with a failure and what there is, and never throws', async () => {
    const failing = (error: Error): Promise<EngineEvent[]> =>
      collect(eventStream(never, () => ({ outcome: () => Promise.reject(error), partial: () => outcome })));
    expect(await failing(new StepwiseError('model-crashed', 'It crashed.'))).toEqual([
      { kind: 'failed', error: { code: 'model-crashed', message: 'It crashed.' }, partial: outcome },
    ]);
    expect(await failing(new DOMException('stop', 'AbortError'))).toMatchObject([{ error: { code: 'cancelled' } }]);
    expect(await failing(new Error('odd'))).toMatchObject([{ error: { code: 'internal', message: 'odd' } }]);
  });

  it('passes the caller’s abort on', async () => {
    const controller = new AbortController();
    const events = eventStream(controller.signal, (emit, signal) => ({
      outcome: () =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
          emit(partial('a'));
        }),
      partial: () => null,
    }));
    const seen: EngineEvent[] = [];
    for await (const event of events) {
      seen.push(event);
      controller.abort();
    }
    expect(seen).toMatchObject([{ kind: 'partial' }, { kind: 'failed', error: { code: 'cancelled' } }]);
  });

  it('stops its work when the reader stops', async () => {
    let stopped: AbortSignal | undefined;
    const events = eventStream(never, (emit, signal) => {
      stopped = signal;
      emit(partial('a'));
      return { outcome: () => new Promise<Outcome>(() => undefined), partial: () => null };
    });
    for await (const event of events) {
      expect(event.kind).toBe('partial');
      break;
    }
    expect(stopped?.aborted).toBe(true);
  });
});
