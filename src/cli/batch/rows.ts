import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The non-empty lines of a stream, after the first `skip`, at most `limit` counted from the stream's start. */
export async function* rowLines(input: Readable, skip: number, limit: number): AsyncGenerator<string> {
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (count >= limit) return;
    count += 1;
    if (count > skip) yield line;
  }
}
