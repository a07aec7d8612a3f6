import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `condition` every 50 ms until it gives something truthy, and resolves with it.
 * @throws Error that names what was waited for, after `limitMs`
 */
export async function waitFor<T>(
  what: string,
  limitMs: number,
  condition: () => Promise<T | false | null | undefined> | T | false | null | undefined,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value;
    if (performance.now() > end) throw new Error(`Waited ${limitMs} ms in vain for ${what}.`);
    await sleep(50);
  }
}

/** Resolves as `work` does, or rejects with what was waited for after `limitMs`. */
export async function within<T>(what: string, limitMs: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(limitMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`${what} took more than ${limitMs} ms.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
  }
}
