import * as z from 'zod';
import type { ProblemKind } from './problemKind.ts';

const trySchema = z.strictObject({
  format: z.string().min(1),
  count: z.int().positive(),
  temperature: z.number().min(0),
});

const planSchema = z.array(trySchema).min(1);

const plansSchema = z.strictObject({
  word: planSchema,
  equation: planSchema,
  calculus: planSchema,
  general: planSchema,
});

/** So many solutions in one format at one temperature. */
export type Tries = z.infer<typeof trySchema>;

/** Which solutions are tried for a problem, in order; the first is shown while it is written. */
export type SolvePlan = z.infer<typeof planSchema>;

/** The default plan for each kind of problem. */
export type SolvePlans = Readonly<Record<ProblemKind, SolvePlan>>;

/** One plan whatever the problem, or one for each kind. */
export type PlanChoice = SolvePlan | SolvePlans;

/** Reads the plans from data. @throws ZodError when the data is not plans */
export function parseSolvePlans(data: unknown): SolvePlans {
  return plansSchema.parse(data);
}
