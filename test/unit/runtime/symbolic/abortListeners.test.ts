import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AbortListeners } from '../../../../src/runtime/symbolic/abortListeners.ts';

describe('listeners of an abort', () => {
  it('are all called, once, though the signal has one listener', () => {
    const controller = new AbortController();
    const listeners = new AbortListeners();
    let calls = 0;
    for (let count = 0; count < 50; count += 1) listeners.add(controller.signal, () => (calls += 1));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort();
    controller.abort();
    expect(calls).toBe(50);
  });

  it('are not called after they were taken back, also while others are called', () => {
    const controller = new AbortController();
    const listeners = new AbortListeners();
    const heard: string[] = [];
    const gone = listeners.add(controller.signal, () => heard.push('gone'));
    listeners.add(controller.signal, () => heard.push('here'));
    gone();
    controller.abort();
    expect(heard).toEqual(['here']);
  });

  it('of two signals know nothing of each other', () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const listeners = new AbortListeners();
    const heard: string[] = [];
    listeners.add(one.signal, () => heard.push('one'));
    listeners.add(other.signal, () => heard.push('other'));
    other.abort();
    expect(heard).toEqual(['other']);
  });
});
