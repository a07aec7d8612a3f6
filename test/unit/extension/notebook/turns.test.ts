import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../src/extension/notebook/cells/turns.ts';

/** Work that keeps its thread busy. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('pieces of work that go on together', () => {
  it('leave the editor its turn between them, however many there are', async () => {
    const turns = new Turns();
    let served = 0;
    const editor = setInterval(() => (served += 1), 1);
    const lane = async (): Promise<void> => {
      for (let piece = 0; piece < 10; piece += 1) {
        busy(3);
        await turns.take();
      }
    };
    await Promise.all([lane(), lane(), lane()]);
    clearInterval(editor);
    expect(served).toBeGreaterThanOrEqual(4);
  });

  it('go on at once while the turn lasts', async () => {
    await pause(1);
    const turns = new Turns();
    const order: string[] = [];
    setTimeout(() => order.push('the editor'), 0);
    await turns.take();
    order.push('the work');
    await pause(5);
    expect(order).toEqual(['the work', 'the editor']);
  });
});
