import { StepwiseError } from '../../core/errors.ts';

/** Work that is done in the order it came, so much at once, and so much waiting at most. */
export class BatchQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private held = 0;

  constructor(
    private readonly atOnce: number,
    private readonly limit: number,
  ) {}

  /** Items that wait or are worked on. */
  get size(): number {
    return this.held;
  }

  /**
   * Works on all items of a batch; results come in its order.
   * @throws StepwiseError `too-large` when the queue is full: nothing of the batch is begun then
   */
  async all<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<readonly Out[]> {
    if (this.held + items.length > this.limit) {
      throw new StepwiseError(
        'too-large',
        `The queue holds ${this.held} texts, and takes ${this.limit}. Try again later.`,
      );
    }
    this.held += items.length;
    const results = await Promise.allSettled(items.map((item) => this.one(() => work(item))));
    this.held -= items.length;
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  private async one<Out>(work: () => Promise<Out>): Promise<Out> {
    if (this.running >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
