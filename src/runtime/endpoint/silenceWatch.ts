/** Aborts when the caller does, or when `touch` was not called for a while. */
export class SilenceWatch {
  readonly signal: AbortSignal;
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    signal: AbortSignal,
    private readonly silenceMs: number,
  ) {
    this.signal = AbortSignal.any([signal, this.controller.signal]);
    this.touch();
  }

  /** Whether it was silence that ended it. */
  get passed(): boolean {
    return this.controller.signal.aborted;
  }

  touch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.controller.abort();
    }, this.silenceMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
