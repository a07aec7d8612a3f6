import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, truncate } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** Where answers go, and how many rows are answered there already. */
export interface BatchOutput {
  readonly done: number;
  write(answer: unknown): Promise<void>;
  close(): Promise<void>;
}

function toStream(stream: Writable, done: number, close: () => Promise<void>): BatchOutput {
  return {
    done,
    close,
    async write(answer) {
      if (!stream.write(`${JSON.stringify(answer)}\n`)) await once(stream, 'drain');
    },
  };
}

/** Answers in a file that an earlier run left; a torn last line is cut off, for its row is answered again. */
async function answered(file: string): Promise<number> {
  let text: Buffer;
  try {
    text = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const end = text.lastIndexOf('\n') + 1;
  await truncate(file, end);
  return text.subarray(0, end).filter((byte) => byte === 10).length;
}

/** Output to a file; `resume` keeps the answers that are there and goes on after them. */
export async function fileOutput(file: string, resume: boolean): Promise<BatchOutput> {
  const done = resume ? await answered(file) : 0;
  const stream = createWriteStream(file, { flags: done > 0 ? 'a' : 'w' });
  await once(stream, 'open');
  return toStream(stream, done, async () => {
    stream.end();
    await once(stream, 'close');
  });
}

/** Output to a stream that stays open, such as standard output. */
export function streamOutput(stream: Writable): BatchOutput {
  return toStream(stream, 0, () => Promise.resolve());
}
