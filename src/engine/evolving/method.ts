import * as z from 'zod';

const exampleSchema = z.strictObject({ problem: z.string().min(1), solution: z.string().min(1) });

const methodSchema = z.strictObject({
  id: z.string().min(1),
  /** `up` makes a problem harder, `down` easier. */
  direction: z.enum(['up', 'down']),
  title: z.string().min(1),
  system: z.string().min(1),
  /** The task, with the parent in place of `{problem}`. */
  question: z.string().includes('{problem}'),
  examples: z.array(exampleSchema),
  stop: z.array(z.string().min(1)),
  maxTokens: z.int().positive(),
  /** Words of the task that an evolved problem has no business to hold; one that does was copied from the prompt. */
  promptWords: z.array(z.string().min(1)),
});

/** One way to evolve a problem (WizardMath's Evol-Instruct, with prompts of the project's own). Data, not code. */
export type EvolutionMethod = z.infer<typeof methodSchema>;

export type Direction = EvolutionMethod['direction'];

/** Reads a method from data. @throws ZodError when the data is not a method */
export function parseEvolutionMethod(data: unknown): EvolutionMethod {
  return methodSchema.parse(data);
}
