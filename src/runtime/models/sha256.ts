import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The sha256 of a file as lower-case hex, read in pieces. */
export async function sha256OfFile(
  file: string,
  signal?: AbortSignal,
  onBytes: (done: number) => void = () => undefined,
): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20, signal })) {
    const bytes = piece as Buffer;
    hash.update(bytes);
    done += bytes.length;
    onBytes(done);
  }
  return hash.digest('hex');
}
