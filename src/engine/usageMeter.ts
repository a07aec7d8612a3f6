import type { Usage } from '../core/events.ts';
import type { GenerateEvent } from '../core/generation.ts';

/** Counts what a run costs: tokens the model read (kept ones left out) and wrote, and wall time. */
export class UsageMeter {
  private promptTokens = 0;
  private generatedTokens = 0;
  private readonly started: number;

  constructor(private readonly now: () => number) {
    this.started = now();
  }

  /** Takes note of one event of a generator. */
  note(event: GenerateEvent): void {
    if (event.kind === 'prompt') this.promptTokens += event.tokens - event.reused;
    if (event.kind === 'end') this.generatedTokens += event.tokens;
  }

  /** Tokens written so far, those of unfinished texts left out. */
  get written(): number {
    return this.generatedTokens;
  }

  read(): Usage {
    const { promptTokens, generatedTokens } = this;
    return { promptTokens, generatedTokens, milliseconds: this.now() - this.started };
  }
}
