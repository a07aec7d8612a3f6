/** A queue between a producer that pushes and one consumer that iterates. */
export interface Channel<T> {
  push(item: T): void;
  /** Ends the iteration once what was pushed is consumed. */
  close(): void;
  readonly items: AsyncIterable<T>;
}

/** An open channel without items. */
export function createChannel<T>(): Channel<T> {
  const waiting: T[] = [];
  let closed = false;
  let wake: () => void = () => undefined;
  const drain = async function* (): AsyncGenerator<T> {
    for (;;) {
      const item = waiting.shift();
      if (item !== undefined) yield item;
      else if (closed) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    push(item) {
      waiting.push(item);
      wake();
    },
    close() {
      closed = true;
      wake();
    },
    items: drain(),
  };
}
