/**
 * Many listeners of one abort signal behind a single one of its own: a solution has as many checks under way as it has
 * steps, and a runtime takes so many listeners on one signal for a leak.
 */
export class AbortListeners {
  readonly #listeners = new WeakMap<AbortSignal, Set<() => void>>();

  /** Calls `listener` when the signal aborts, until the function that is given back is called. */
  add(signal: AbortSignal, listener: () => void): () => void {
    const all = this.#listeners.get(signal) ?? this.#listenTo(signal);
    all.add(listener);
    return () => {
      all.delete(listener);
    };
  }

  #listenTo(signal: AbortSignal): Set<() => void> {
    const all = new Set<() => void>();
    this.#listeners.set(signal, all);
    signal.addEventListener(
      'abort',
      () => {
        for (const listener of [...all]) listener();
      },
      { once: true },
    );
    return all;
  }
}
