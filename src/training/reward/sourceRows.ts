import * as z from 'zod';

/** A problem with a worked solution known to be right. */
export interface SolvedProblem {
  readonly id: string;
  readonly problem: string;
  readonly solution: string;
  readonly answer: string;
  readonly kind: 'gsm8k' | 'math' | 'solved';
}

const gsm8kSchema = z.object({ id: z.string(), question: z.string(), solution: z.string(), answer: z.string() });
const mathSchema = z.object({ id: z.string(), problem: z.string(), solution: z.string(), answer: z.string() });

/** A row of GSM8K's training set (solutions hold `<<48/2=24>>` marks and end in `#### 24`). */
export function gsm8kProblem(data: unknown): SolvedProblem {
  const { id, question, solution, answer } = gsm8kSchema.parse(data);
  return { id, problem: question, solution, answer, kind: 'gsm8k' };
}

/** A row of MATH's training set (solutions in LaTeX, the answer boxed). */
export function mathProblem(data: unknown): SolvedProblem {
  return { ...mathSchema.parse(data), kind: 'math' };
}

const dataSchema = z.union([
  z.looseObject({ messages: z.array(z.unknown()) }).transform(() => null),
  z.object({ id: z.string(), problem: z.string().min(1), solution: z.string().min(1), answer: z.string() }),
]);

/** A row of `train data`: a right solution with a step a line; null for a conversation. */
export function rowOfData(data: unknown): SolvedProblem | null {
  const row = dataSchema.parse(data);
  return row === null ? null : { ...row, kind: 'solved' };
}

/** One rated step of PRM800K: rating 1 right, 0 neutral, -1 wrong, null not rated. */
export const ratedStepSchema = z.object({
  id: z.string(),
  problem: z.string(),
  prefix: z.array(z.string()),
  step: z.string(),
  rating: z.union([z.literal(1), z.literal(0), z.literal(-1), z.null()]),
});

export type RatedStep = z.infer<typeof ratedStepSchema>;

/** A labelled derivation: PRM800K's finished solutions, and the all-correct originals behind PRMBench. */
export const labelledSolutionSchema = z.object({
  id: z.string(),
  problem: z.string(),
  steps: z.array(z.string()),
  labels: z.array(z.union([z.literal(0), z.literal(1), z.null()])),
});

export type LabelledSolution = z.infer<typeof labelledSolutionSchema>;
