/** A queue between one writer that pushes and one reader that iterates. What was pushed before an end is still read. */
export class EventQueue<T> implements AsyncIterable<T> {
  private readonly items: T[] = [];
  private closed: { readonly error: Error | null } | null = null;
  private wake: (() => void) | null = null;

  push(item: T): void {
    if (this.closed) return;
    this.items.push(item);
    this.wake?.();
  }

  /** Ends the stream, with an error to be thrown at its end or without. The first end counts. */
  close(error: Error | null = null): void {
    this.closed ??= { error };
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (;;) {
      while (this.items.length > 0) yield* this.items.splice(0);
      if (this.closed?.error) throw this.closed.error;
      if (this.closed) return;
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = null;
    }
  }
}
