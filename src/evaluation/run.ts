import type { Journal } from './journal.ts';
import type { Progress } from './progress.ts';

/** What an evaluation needs beside its rows. `signal` stops it between rows; what is done stays in the journal. */
export interface RunOptions<Result extends { readonly id: string }> {
  readonly journal: Journal<Result>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Stop after this many rows; unset: all. */
  readonly limit?: number;
}

/** A row and what evaluating it gave. */
export interface Evaluated<Row, Result> {
  readonly row: Row;
  readonly result: Result;
}

/** Rows with their results, those of an earlier, interrupted run included, in the rows' order. */
export async function evaluateRows<Row extends { readonly id: string }, Result extends { readonly id: string }>(
  rows: AsyncIterable<Row>,
  evaluate: (row: Row) => Promise<Result>,
  options: RunOptions<Result>,
): Promise<Evaluated<Row, Result>[]> {
  const pairs: Evaluated<Row, Result>[] = [];
  for await (const row of rows) {
    if (options.signal.aborted || pairs.length >= (options.limit ?? Infinity)) break;
    pairs.push({ row, result: await once(row, evaluate, options) });
    options.progress.advance(pairs.length);
  }
  return pairs;
}

async function once<Row extends { readonly id: string }, Result extends { readonly id: string }>(
  row: Row,
  evaluate: (row: Row) => Promise<Result>,
  options: RunOptions<Result>,
): Promise<Result> {
  const known = options.journal.done.get(row.id);
  if (known !== undefined) return known;
  const result = await evaluate(row);
  await options.journal.append(result);
  return result;
}
