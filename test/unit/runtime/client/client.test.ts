import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventQueue } from '../../../../src/runtime/client/eventQueue.ts';
import { Heartbeat } from '../../../../src/runtime/client/heartbeat.ts';
import { RestartPolicy } from '../../../../src/runtime/client/restartPolicy.ts';
import { TimeLimit } from '../../../../src/runtime/client/timeLimit.ts';

describe('RestartPolicy', () => {
  it('starts again after growing pauses, and not after the third crash in the window', () => {
    let now = 0;
    const policy = new RestartPolicy({ limit: 3, windowMs: 300_000, firstDelayMs: 250 }, () => now);
    const delays = [policy.delay()];
    for (now = 1000; now <= 3000; now += 1000) {
      policy.crashed();
      delays.push(policy.delay());
    }
    expect(delays).toEqual([0, 250, 1000, null]);
    now = 301_500;
    expect(policy.delay()).toBe(1000);
    policy.reset();
    expect(policy.delay()).toBe(0);
  });
});

describe('EventQueue', () => {
  async function drain<T>(queue: EventQueue<T>): Promise<T[]> {
    const items: T[] = [];
    for await (const item of queue) items.push(item);
    return items;
  }

  it('gives everything in order, whenever it is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer(), fc.boolean())), async (items) => {
        const queue = new EventQueue<number>();
        const read = drain(queue);
        for (const [item, pause] of items) {
          queue.push(item);
          if (pause) await Promise.resolve();
        }
        queue.close();
        queue.push(0);
        expect(await read).toEqual(items.map(([item]) => item));
      }),
    );
  });

  it('throws the first error at its end, after what came before', async () => {
    const queue = new EventQueue<string>();
    queue.push('kept');
    queue.close(new Error('first'));
    queue.close(new Error('second'));
    const seen: string[] = [];
    const read = (async () => {
      for await (const item of queue) seen.push(item);
    })();
    await expect(read).rejects.toThrow('first');
    expect(seen).toEqual(['kept']);
  });
});

describe('time limits', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('fire when nothing touches them, and not after a stop', () => {
    const passed = vi.fn();
    const limit = new TimeLimit(100, passed);
    vi.advanceTimersByTime(90);
    limit.touch();
    vi.advanceTimersByTime(90);
    expect(passed).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(passed).toHaveBeenCalledOnce();
    limit.touch();
    limit.stop();
    vi.advanceTimersByTime(1000);
    expect(passed).toHaveBeenCalledOnce();
  });

  it('of a heart count the beats that went unanswered', () => {
    const silent = vi.fn();
    const beats: number[] = [];
    const heart = new Heartbeat(10, 3, (beat) => beats.push(beat), silent);
    vi.advanceTimersByTime(25);
    heart.answer(2);
    vi.advanceTimersByTime(30);
    expect(beats).toEqual([1, 2, 3, 4, 5]);
    expect(silent).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10);
    expect(silent).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100);
    expect(beats).toHaveLength(5);
    heart.stop();
  });
});
