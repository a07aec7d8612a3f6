import { appendFile, readFile, truncate } from 'node:fs/promises';
import type { z } from 'zod';
import { StepwiseError } from '../core/errors.ts';

/**
 * A JSONL file of finished results that survives a kill: results are appended a line at a time, and a line cut short by
 * the kill is dropped when the file is opened again.
 */
export class Journal<Result extends { readonly id: string }> {
  private constructor(
    private readonly file: string,
    readonly done: ReadonlyMap<string, Result>,
  ) {}

  /** Opens the file, or starts it. @throws StepwiseError naming the line when a whole line is not a result. */
  static async open<Result extends { readonly id: string }>(
    file: string,
    schema: z.ZodType<Result>,
  ): Promise<Journal<Result>> {
    const text = await readIfThere(file);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
    const results = whole.split('\n').filter((line) => line !== '');
    return new Journal(file, new Map(results.map((line, index) => entry(line, schema, `${file}:${index + 1}`))));
  }

  async append(result: Result): Promise<void> {
    await appendFile(this.file, JSON.stringify(result) + '\n');
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function entry<Result extends { readonly id: string }>(
  line: string,
  schema: z.ZodType<Result>,
  place: string,
): [string, Result] {
  try {
    const result = schema.parse(JSON.parse(line));
    return [result.id, result];
  } catch (error) {
    throw new StepwiseError('internal', `${place} is not a result of this evaluation; name another --out file`, {
      cause: error,
    });
  }
}
