import { Worker, workerData } from 'node:worker_threads';
import * as z from 'zod';

const pollMs = 500;
const parentSchema = z.object({ parent: z.int() });

function endNow(): void {
  // SIGKILL: an ordinary exit would wait for native code that is still evaluating.
  process.kill(process.pid, 'SIGKILL');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process: that is the answer, not a fault.
    return false;
  }
}

/** Ends this process at once when the channel to its parent closes, and starts the thread that watches the parent. */
export function startWatchdog(script: URL): void {
  process.on('disconnect', endNow);
  if (!process.connected) endNow();
  const thread = new Worker(script, { workerData: { parent: process.ppid } });
  thread.unref();
}

/** Runs in the watchdog thread: ends the whole process within half a second of its parent's death. */
export function watchParent(): void {
  const { parent } = parentSchema.parse(workerData);
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) endNow();
  }, pollMs);
}
