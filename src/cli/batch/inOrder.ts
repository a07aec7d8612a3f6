/** Maps items with up to `atOnce` under way; results come in the items' order, and no more are read ahead than that. */
export async function* inOrder<In, Out>(
  items: AsyncIterable<In>,
  atOnce: number,
  map: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const underWay: Promise<Out>[] = [];
  try {
    for await (const item of items) {
      underWay.push(map(item));
      if (underWay.length >= atOnce) yield* first(underWay);
    }
    while (underWay.length > 0) yield* first(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}

async function* first<Out>(underWay: Promise<Out>[]): AsyncGenerator<Out> {
  const next = underWay.shift();
  if (next !== undefined) yield await next;
}
