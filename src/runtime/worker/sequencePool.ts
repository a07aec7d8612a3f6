import type { Token } from 'node-llama-cpp';
import type { PromptSequence } from './promptSequence.ts';

/** Lends a context's sequences to calls, first come first served; a call gets at least one. */
export class SequencePool {
  private readonly free: PromptSequence[];
  private readonly waiting: (() => void)[] = [];

  constructor(sequences: readonly PromptSequence[]) {
    this.free = [...sequences];
  }

  /** Up to `wanted` sequences, the one that already holds most of `prefix` first. Give them back with `release`. */
  async lease(wanted: number, prefix: readonly Token[]): Promise<readonly [PromptSequence, ...PromptSequence[]]> {
    for (;;) {
      this.free.sort((left, right) => right.reusable(prefix) - left.reusable(prefix));
      const [lead, ...rest] = this.free.splice(0, wanted);
      if (lead) return [lead, ...rest];
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  release(sequences: readonly PromptSequence[]): void {
    this.free.push(...sequences);
    // All are woken: whoever finds none left waits again, in the order they came.
    for (const wake of this.waiting.splice(0)) wake();
  }
}
