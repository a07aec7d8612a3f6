import { readFileSync } from 'node:fs';

/** What the extension host was busy with between two moments. */
export interface HostTasks {
  /** The longest time that a timer was kept waiting: what the host did, and what the machine did meanwhile. */
  readonly longestWaitMs: number;
  /** The most processor time that the host's own thread took between two turns of its loop; null where that is not told. */
  readonly longestTaskMs: number | null;
  /** All processor time that the host's own thread took; null where that is not told. */
  readonly busyMs: number | null;
}

const NANOSECONDS = 1e6;

/** Processor time of the main thread in milliseconds. Linux tells it; a busy machine makes it no longer. */
function threadMs(): number | null {
  if (process.platform !== 'linux') return null;
  return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / NANOSECONDS;
}

/** Watches how long the extension host is busy in one piece while `work` goes on. */
export async function watchHost(work: () => Promise<unknown>): Promise<HostTasks> {
  let [longestWaitMs, longestTaskMs] = [0, 0];
  const began = threadMs();
  let [at, used] = [performance.now(), began];
  const turn = (): void => {
    const [now, after] = [performance.now(), threadMs()];
    longestWaitMs = Math.max(longestWaitMs, now - at);
    if (used !== null && after !== null) longestTaskMs = Math.max(longestTaskMs, after - used);
    [at, used] = [now, after];
  };
  const watch = setInterval(turn, 1);
  await work().finally(() => {
    clearInterval(watch);
  });
  turn();
  if (began === null || used === null) return { longestWaitMs, longestTaskMs: null, busyMs: null };
  return { longestWaitMs, longestTaskMs, busyMs: used - began };
}
