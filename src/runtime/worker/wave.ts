import type { Candidate } from './candidate.ts';
import type { Throughput } from './throughput.ts';

/**
 * Writes candidates side by side until all have ended. They advance in step, one batch a token: the same call then
 * gives the same text, whatever the timing. An abort ends them after the token under way.
 */
export async function writeWave(
  candidates: readonly Candidate[],
  signal: AbortSignal,
  generated: Throughput,
): Promise<void> {
  for (let live = candidates; live.length > 0; live = live.filter((candidate) => !candidate.ended)) {
    if (signal.aborted) {
      await Promise.all(live.map((candidate) => candidate.end('aborted')));
      return;
    }
    const started = performance.now();
    await Promise.all(live.map((candidate) => candidate.advance()));
    generated.add(live.length, performance.now() - started);
  }
}
