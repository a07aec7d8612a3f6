import type { Disposable } from '../../core/disposable.ts';
import type { Plot, PlotRequest } from '../../core/plotting.ts';
import { Recent } from '../engine/recent.ts';
import { Signal } from '../events/signal.ts';
import type { Subject } from './subject.ts';

/** The graphs of subjects, each drawn once. The view is never kept waiting for one: it is told when a graph is there. */
export class Graphs implements Disposable {
  readonly #known = new Recent<{ readonly plot: Plot | null }>(50);
  readonly #under = new Set<string>();
  readonly #changed = new Signal<undefined>();
  readonly onChange = this.#changed.on;

  constructor(private readonly plot: (request: PlotRequest) => Promise<Plot | null>) {}

  /** The graph as far as it is drawn: null while it is not, or where there is none. */
  of({ problem, steps }: Subject): Plot | null {
    const macros = problem?.macros;
    const request = { problem: problem?.text ?? null, steps: steps.map(({ text }) => text), ...(macros && { macros }) };
    const key = JSON.stringify(request);
    const known = this.#known.get(key);
    if (known === undefined) void this.#draw(key, request);
    return known?.plot ?? null;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** One that took too long is tried again when its subject is shown again. */
  async #draw(key: string, request: PlotRequest): Promise<void> {
    if (this.#under.has(key)) return;
    this.#under.add(key);
    try {
      const plot = await this.plot(request);
      this.#known.set(key, { plot });
      if (plot !== null) this.#changed.fire(undefined);
    } catch {
      return;
    } finally {
      this.#under.delete(key);
    }
  }
}
