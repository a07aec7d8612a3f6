import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 30_000;

/** What `find` finds at last. */
export async function until<T>(find: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    assert.ok(performance.now() < end, `not found: ${String(find)}`);
    await sleep(20);
  }
}
