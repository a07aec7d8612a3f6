import { readFileSync } from 'node:fs';

/** Milliseconds of many calls. */
export interface Timing {
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Milliseconds of processor time that the main thread has had, where the system tells it (Linux), so that other work on
 * the machine does not count; else the clock's. The system's count may lag behind by a few milliseconds: means are right,
 * single short calls are coarse.
 */
export function threadMs(): number {
  try {
    const [nanoseconds = ''] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Collects how long calls take. */
export class Stopwatch {
  readonly #times: number[] = [];

  /** Runs `work`, keeps its time and gives its result. */
  run<T>(work: () => T): T {
    const start = threadMs();
    try {
      return work();
    } finally {
      this.#times.push(threadMs() - start);
    }
  }

  /** Mean, 99th percentile and maximum; the engine's loading is not part of it when the first call was a warm-up. */
  get timing(): Timing {
    return summary(this.#times);
  }
}

/** Mean, 99th percentile and maximum of times in milliseconds. */
export function summary(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const mean = sorted.reduce((total, time) => total + time, 0) / Math.max(1, sorted.length);
  return { mean, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, max: sorted.at(-1) ?? 0 };
}
