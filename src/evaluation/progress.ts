/** Shows how far a long run is, and about how long it will still take. */
export class Progress {
  private readonly started = Date.now();
  private shown = 0;

  constructor(
    private readonly total: number | null,
    private readonly show: (line: string) => void,
    private readonly everyMs = 2000,
  ) {}

  /** Tells that `done` rows are finished; prints at most every `everyMs` milliseconds, and at the end. */
  advance(done: number): void {
    const now = Date.now();
    if (now - this.shown < this.everyMs && done !== this.total) return;
    this.shown = now;
    this.show(progressLine(done, this.total, (now - this.started) / 1000));
  }
}

/** `12 of 40, 31 s, about 72 s left`. */
export function progressLine(done: number, total: number | null, seconds: number): string {
  if (total === null) return `${done} done, ${seconds.toFixed(0)} s`;
  const left = done === 0 ? '' : `, about ${((seconds / done) * (total - done)).toFixed(0)} s left`;
  return `${done} of ${total}, ${seconds.toFixed(0)} s${left}`;
}
