import type { Disposable } from '../../core/disposable.ts';

/** An event source that needs no editor. Listeners are called in the order they came; each may leave at any time. */
export class Signal<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  /** Calls `listener` at every `fire` until the returned object is disposed. */
  readonly on = (listener: (value: T) => void): Disposable => {
    const entry = (value: T): void => {
      listener(value);
    };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
