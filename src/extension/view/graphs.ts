import type { Plot, PlotRequest } from '../../core/plotting.ts';
import { Recent } from '../engine/recent.ts';
import type { Subject } from './subject.ts';

/** The graphs of subjects, each drawn once; one that cannot be drawn is none. */
export class Graphs {
  readonly #known = new Recent<Promise<Plot | null>>(50);

  constructor(private readonly plot: (request: PlotRequest) => Promise<Plot | null>) {}

  of({ problem, steps }: Subject): Promise<Plot | null> {
    const macros = problem?.macros;
    const request = { problem: problem?.text ?? null, steps: steps.map(({ text }) => text), ...(macros && { macros }) };
    const key = JSON.stringify(request);
    const known = this.#known.get(key);
    if (known) return known;
    const plot = this.plot(request).catch(() => null);
    this.#known.set(key, plot);
    return plot;
  }
}
