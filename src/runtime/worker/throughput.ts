/** Counts tokens and the time they took. */
export class Throughput {
  tokens = 0;
  private milliseconds = 0;

  add(tokens: number, milliseconds: number): void {
    this.tokens += tokens;
    this.milliseconds += milliseconds;
  }

  /** Tokens a second so far, null before anything was counted. */
  perSecond(): number | null {
    return this.milliseconds > 0 ? (this.tokens / this.milliseconds) * 1000 : null;
  }
}
