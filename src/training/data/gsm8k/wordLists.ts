import * as z from 'zod';
import lists from '../../../../data/words/quantities.json';

const schema = z.strictObject({
  /** Words that say nothing about which quantity it is. */
  dropped: z.array(z.string()),
  /** Words kept between two others only. */
  linking: z.array(z.string()),
  /** Words too general to name a quantity alone. */
  general: z.array(z.string()),
  /** Words that stand for numbers or bring them along: `week` brings 7. */
  numbers: z.record(z.string(), z.array(z.number())),
  /** Numbers that may come without being named in the problem. */
  always: z.array(z.number()),
});

const read = schema.parse(lists);

export const DROPPED: ReadonlySet<string> = new Set(read.dropped);
export const LINKING: ReadonlySet<string> = new Set(read.linking);
export const GENERAL: ReadonlySet<string> = new Set(read.general);
export const NUMBER_WORDS: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(read.numbers));
export const ALWAYS: readonly number[] = read.always;
