import * as z from 'zod';
import { toFailure } from '../../core/errors.ts';
import type { BatchTask } from './batchTask.ts';

const identified = z.looseObject({ id: z.unknown() });

function idOf(data: unknown): unknown {
  return identified.safeParse(data).data?.id ?? null;
}

/** What is wrong with a row, in one line. */
function complaint(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.map(String).join('.') || 'row'}: ${issue.message}`).join('; ');
}

function parseJson(line: string): { readonly data: unknown } | { readonly error: string } {
  try {
    return { data: JSON.parse(line) as unknown };
  } catch (error) {
    return { error: `Not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * The output object for one input line: the row's `id` with the task's answer, or `{id, error}` where the line cannot be
 * read or its task fails. Only an abort is thrown.
 */
export async function answerLine<Row>(
  task: BatchTask<Row>,
  line: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const parsed = parseJson(line);
  if ('error' in parsed) return { id: null, error: parsed.error };
  const id = idOf(parsed.data);
  const row = task.row.safeParse(parsed.data);
  if (!row.success) return { id, error: complaint(row.error) };
  try {
    return { id, ...(await task.answer(row.data, signal)) };
  } catch (error) {
    signal.throwIfAborted();
    return { id, error: toFailure(error).message };
  }
}
