import { join } from 'node:path';
import type { z } from 'zod';
import { toFailure } from '../../core/errors.ts';
import { StepwiseError } from '../../core/errors.ts';
import { Journal } from '../../evaluation/journal.ts';
import type { StageHost } from './runStage.ts';
import type { StageLog } from './stageLog.ts';

/** Work on many items, each once, its result kept in a journal of the stage's folder. */
export interface ItemWork<Item, Result extends { readonly id: string }> {
  /** File name of the journal. */
  readonly journal: string;
  readonly schema: z.ZodType<Result>;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** How many items may be under way at once. */
  readonly atOnce: number;
  readonly work: (item: Item, signal: AbortSignal) => Promise<Result>;
}

/**
 * Works on every item that the journal does not hold yet, and gives all results in the items' order. When one fails, those
 * under way are ended, what was done is kept, and the failure names the item; started again it goes on there.
 */
export async function eachItem<Item, Result extends { readonly id: string }>(
  { journal: name, schema, items, idOf, atOnce, work }: ItemWork<Item, Result>,
  host: StageHost,
  log: StageLog,
): Promise<readonly Result[]> {
  const journal = await Journal.open(join(host.out, name), schema);
  const results = new Map(journal.done);
  const waiting = items.filter((item) => !results.has(idOf(item)));
  if (results.size > 0) log.say(`${name} holds ${results.size} of ${items.length}`);
  const stop = new AbortController();
  const signal = AbortSignal.any([host.signal, stop.signal]);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let item = waiting[next++]; item !== undefined && !signal.aborted; item = waiting[next++]) {
      const result = await named(idOf(item), work(item, signal), signal);
      await journal.append(result);
      results.set(result.id, result);
      log.progress(results.size, items.length);
    }
  };
  const workers = Array.from({ length: Math.max(1, atOnce) }, () =>
    worker().catch((error: unknown) => {
      stop.abort();
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  host.signal.throwIfAborted();
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return items.flatMap((item) => results.get(idOf(item)) ?? []);
}

async function named<T>(id: string, result: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (signal.aborted) throw error;
    const { code, message } = toFailure(error);
    throw new StepwiseError(code, `${id}: ${message} What was done before is kept; run it again to go on.`, {
      cause: error,
    });
  }
}
