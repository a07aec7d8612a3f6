/**
 * The results of pieces of work in their order, each begun while up to `most` are under way. Those that were begun are left
 * to themselves when one fails or the reader stops.
 */
export async function* ahead<T>(
  count: number,
  most: number,
  begin: (index: number) => Promise<T>,
): AsyncGenerator<T, undefined> {
  const begun: Promise<T>[] = [];
  let next = 0;
  for (;;) {
    while (next < count && begun.length < most) {
      const work = begin(next++);
      // Its fault is told when its turn comes; until then nobody listens.
      work.catch(() => undefined);
      begun.push(work);
    }
    const first = begun.shift();
    if (first === undefined) return;
    yield await first;
  }
}
