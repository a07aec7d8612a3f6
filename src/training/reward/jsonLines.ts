import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';
import { StepwiseError } from '../../core/errors.ts';

/**
 * The values of a JSONL file (gzipped when its name ends in `.gz`), one a line; empty lines are passed over.
 * @throws StepwiseError `internal` naming the file when it cannot be read, and the line when that is not what `read` takes
 */
export async function* jsonLines<T>(path: string, read: (value: unknown) => T): AsyncGenerator<T> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.trim() === '') continue;
    yield parsed(path, number, line, read);
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  try {
    const input = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
    yield* createInterface({ input });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StepwiseError('internal', `${path} cannot be read: ${why}`, { cause: error });
  } finally {
    file.destroy();
  }
}

function parsed<T>(path: string, number: number, line: string, read: (value: unknown) => T): T {
  try {
    return read(JSON.parse(line));
  } catch (error) {
    const why = error instanceof z.ZodError ? issues(error) : error instanceof Error ? error.message : String(error);
    throw new StepwiseError('internal', `${path}, line ${number}: ${why}`, { cause: error });
  }
}

function issues(error: z.ZodError): string {
  return z.prettifyError(error).replace(/\s*\n\s*/g, ' ');
}

/** All of them in memory. */
export async function allLines<T>(path: string, read: (value: unknown) => T): Promise<T[]> {
  const found: T[] = [];
  for await (const value of jsonLines(path, read)) found.push(value);
  return found;
}
