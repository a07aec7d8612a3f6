/** A timer that fires `onPassed` when `touch` was not called for `milliseconds`. It keeps no process alive. */
export class TimeLimit {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly milliseconds: number,
    private readonly onPassed: () => void,
  ) {
    this.touch();
  }

  touch(): void {
    this.stop();
    this.timer = setTimeout(this.onPassed, this.milliseconds).unref();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}
