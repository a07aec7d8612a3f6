/** How often a crashed child is started again: `limit` times in `windowMs`, after growing pauses. */
export interface RestartLimits {
  readonly limit: number;
  readonly windowMs: number;
  readonly firstDelayMs: number;
}

export const defaultRestartLimits: RestartLimits = { limit: 3, windowMs: 5 * 60_000, firstDelayMs: 250 };

/** Counts crashes and says whether, and after how long a pause, the child may be started again. */
export class RestartPolicy {
  private crashes: number[] = [];

  constructor(
    private readonly limits: RestartLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  crashed(): void {
    this.crashes.push(this.now());
  }

  /** Milliseconds to wait before the next start, or null when the child crashed too often. */
  delay(): number | null {
    const since = this.now() - this.limits.windowMs;
    this.crashes = this.crashes.filter((time) => time > since);
    const count = this.crashes.length;
    if (count >= this.limits.limit) return null;
    return count === 0 ? 0 : this.limits.firstDelayMs * 4 ** (count - 1);
  }

  /** Forgets all crashes: the user asked for another start. */
  reset(): void {
    this.crashes = [];
  }
}
