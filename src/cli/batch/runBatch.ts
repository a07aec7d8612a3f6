import type { Readable } from 'node:stream';
import { answerLine } from './batchLine.ts';
import type { BatchTask } from './batchTask.ts';
import { inOrder } from './inOrder.ts';
import type { BatchOutput } from './output.ts';
import { rowLines } from './rows.ts';

/** Answers every row of `input` in order; rows that `output` holds already are passed over. */
export async function runBatch<Row>(
  task: BatchTask<Row>,
  input: Readable,
  output: BatchOutput,
  limit: number,
  signal: AbortSignal,
): Promise<void> {
  const lines = rowLines(input, output.done, limit);
  for await (const answer of inOrder(lines, task.atOnce, (line) => answerLine(task, line, signal))) {
    await output.write(answer);
  }
}
