import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { StepwiseError } from '../../core/errors.ts';

/**
 * Streams the rows of a JSONL file (gzip when the name ends in `.gz`), each validated.
 * @throws StepwiseError `internal` naming the file and the line that is not as it should be
 */
export async function* readRows<Row>(file: string, schema: z.ZodType<Row>): AsyncGenerator<Row> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    if (line.trim() !== '') yield parseRow(line, schema, `${file}:${number}`);
  }
}

function linesOf(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file);
  return createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity });
}

function parseRow<Row>(line: string, schema: z.ZodType<Row>, place: string): Row {
  const parsed = schema.safeParse(parseJson(line, place));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StepwiseError('internal', `${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a row'}`);
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new StepwiseError('internal', `${place}: this line is not JSON`, { cause: error });
  }
}
