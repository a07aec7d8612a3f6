import type { Disposable } from '../../core/disposable.ts';

/** Runs a task for a key once nothing has touched the key for a while; a new touch aborts the task under way. */
export class Pauses implements Disposable {
  readonly #under = new Map<string, AbortController>();

  constructor(private readonly task: (key: string, signal: AbortSignal) => void) {}

  touch(key: string, delayMs: number): void {
    this.cancel(key);
    const controller = new AbortController();
    this.#under.set(key, controller);
    const timer = setTimeout(() => {
      this.task(key, controller.signal);
    }, delayMs);
    controller.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  }

  cancel(key: string): void {
    this.#under.get(key)?.abort();
    this.#under.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#under.keys()]) this.cancel(key);
  }
}
