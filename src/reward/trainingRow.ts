import * as z from 'zod';

const branchSchema = z.strictObject({
  at: z.int().min(0),
  text: z.string().min(1),
  label: z.union([z.literal(0), z.literal(1)]),
});

/**
 * One derivation to train a scorer on, a line of JSONL for `trainer/prm.py`. Labels: 1 right, 0 wrong, null not known;
 * nothing after the first error is labelled. A branch is another text for the step `at`, with its own label, so that one
 * pass over the steps labels its alternatives too. What users say of steps in the editor is kept in the same format. `wrong` says that some step is wrong when no label says which.
 */
export const trainingRowSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  problem: z.string().min(1),
  steps: z.array(z.string().min(1)).min(1),
  labels: z.array(z.union([z.literal(0), z.literal(1), z.null()])),
  branches: z.array(branchSchema).default([]),
  wrong: z.boolean().default(false),
  weight: z.number().positive().default(1),
});

export type TrainingRow = z.infer<typeof trainingRowSchema>;
export type Label = TrainingRow['labels'][number];
export type Branch = TrainingRow['branches'][number];
