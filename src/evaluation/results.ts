import * as z from 'zod';

const probability = z.number().min(0).max(1).nullable();

/** What the witnesses said of one solution: one entry a step, and the first failing step by the fused rule. */
export const judgedSolution = z.object({
  id: z.string(),
  scores: z.array(probability),
  prm: z.array(probability),
  symbolic: z.array(z.enum(['proved', 'refuted', 'undecided'])),
  firstError: z.number().int().min(-1),
  seconds: z.number(),
});
export type JudgedSolution = z.infer<typeof judgedSolution>;

/** One finished try at a problem: its steps and final answer, and the score of its derivation by each measure. */
const attempt = z.object({
  answer: z.string().nullable(),
  prm: probability,
  fused: probability,
  /** Older journals do not hold them. */
  steps: z.array(z.string()).default([]),
});

/** What solving one problem gave: the answer chosen, the tries it was chosen from, and what it cost. */
export const solvedProblem = z.object({
  id: z.string(),
  answer: z.string().nullable(),
  attempts: z.array(attempt),
  tokens: z.number(),
  seconds: z.number(),
});
export type SolvedProblem = z.infer<typeof solvedProblem>;
export type Attempt = z.infer<typeof attempt>;
