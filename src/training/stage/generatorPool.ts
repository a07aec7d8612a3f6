import { setTimeout as pause } from 'node:timers/promises';
import type { GenerateEvent, GenerateRequest, TextModel } from '../../core/generation.ts';
import { StepwiseError } from '../../core/errors.ts';

/** Lets at most `perMinute` calls begin in any minute, evenly spaced; 0 sets no limit. */
export class RateLimit {
  private next = 0;

  constructor(private readonly perMinute: number) {}

  async turn(signal: AbortSignal): Promise<void> {
    if (this.perMinute === 0) return;
    const now = Date.now();
    const at = Math.max(now, this.next);
    this.next = at + 60_000 / this.perMinute;
    if (at > now) await pause(at - now, undefined, { signal });
  }
}

/**
 * Several models (endpoints of one model) as one: each request goes to the one with the fewest under way, no more begin
 * than the rate allows, and one that fails is tried again elsewhere before anything is given up.
 */
export class GeneratorPool implements TextModel {
  private readonly underWay: number[];
  private readonly rate: RateLimit;

  /** @throws StepwiseError `model-missing` without a model */
  constructor(
    private readonly models: readonly TextModel[],
    perMinute = 0,
  ) {
    if (models.length === 0) throw new StepwiseError('model-missing', 'No model and no endpoint is named.');
    this.underWay = models.map(() => 0);
    this.rate = new RateLimit(perMinute);
  }

  get id(): string {
    return this.models[0]?.id ?? '';
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent> {
    const tried = new Set<number>();
    for (;;) {
      await this.rate.turn(signal);
      const place = this.leastBusy(tried);
      tried.add(place);
      const told = { any: false };
      try {
        yield* this.from(place, request, signal, told);
        return;
      } catch (error) {
        // What was handed on already cannot be taken back; and where every model failed there is none left to ask.
        if (told.any || signal.aborted || tried.size === this.models.length) throw error;
      }
    }
  }

  private async *from(
    place: number,
    request: GenerateRequest,
    signal: AbortSignal,
    told: { any: boolean },
  ): AsyncGenerator<GenerateEvent> {
    this.underWay[place] = (this.underWay[place] ?? 0) + 1;
    try {
      for await (const event of this.models[place]?.generate(request, signal) ?? []) {
        told.any ||= event.kind === 'text';
        yield event;
      }
    } finally {
      this.underWay[place] = (this.underWay[place] ?? 1) - 1;
    }
  }

  private leastBusy(tried: ReadonlySet<number>): number {
    const places = [...this.models.keys()].filter((place) => !tried.has(place));
    return places.reduce((best, place) => ((this.underWay[place] ?? 0) < (this.underWay[best] ?? 0) ? place : best));
  }
}
