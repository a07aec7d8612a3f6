import * as z from 'zod';

/** Where a problem comes from: its parent, the method and the round. A problem of the source sets is its own root. */
export const evolvedSchema = z.strictObject({
  id: z.string(),
  root: z.string(),
  parent: z.string().nullable(),
  round: z.int(),
  method: z.string().nullable(),
  direction: z.enum(['up', 'down']).nullable(),
  problem: z.string(),
  /** The answer of the source set, or the one most independent solutions give. */
  answer: z.string().nullable(),
  /** Share of the independent solutions that give it; null for a problem of a source set. */
  agreement: z.number().nullable(),
});

export type EvolvedProblem = z.infer<typeof evolvedSchema>;

const eliminatedSchema = z.strictObject({ problem: z.string(), method: z.string(), why: z.string() });

/** What came of evolving one problem once: null when every attempt was thrown away. */
export const attemptSchema = z.strictObject({
  id: z.string(),
  child: evolvedSchema.nullable(),
  eliminated: z.array(eliminatedSchema),
});

export type Attempt = z.infer<typeof attemptSchema>;

/** A problem of a source set as the head of its line. */
export function rootOf(id: string, problem: string, answer: string | null): EvolvedProblem {
  const none = { parent: null, method: null, direction: null, agreement: null };
  return { id, root: id, round: 0, problem, answer, ...none };
}
