import type { z } from 'zod';

/** One task of the batch interface: what a row must hold, and what becomes of it. */
export interface BatchTask<Row> {
  readonly row: z.ZodType<Row>;
  /** How many rows may be under way at once; output order is that of the input all the same. */
  readonly atOnce: number;
  answer(row: Row, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>;
}
