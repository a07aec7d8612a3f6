import * as z from 'zod';

const exampleSchema = z.strictObject({ problem: z.string().min(1), solution: z.string().min(1) });

const formatSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** How the model's text is read: named relations that are calculated, a step a line, or a step a paragraph. */
  reads: z.enum(['calculation', 'lines', 'paragraphs']),
  /** A chat in the model's own template, or one text to be continued. */
  layout: z.enum(['chat', 'completion']),
  /** What stands first: the chat's system turn, or the head of the text. */
  system: z.string(),
  /** How a problem is put; `{problem}` is replaced. */
  question: z.string().includes('{problem}'),
  /** What stands between a solution and the next question of a text to be continued. */
  separator: z.string().default('\n\n'),
  examples: z.array(exampleSchema),
  stop: z.array(z.string().min(1)),
  maxTokens: z.int().positive(),
  /** Votes a solution in this format has when answers are chosen by agreement. */
  weight: z.number().positive().default(1),
});

/** How a problem is put to a model and its text read back: messages, worked examples, stops, limits. Data, not code. */
export type PromptFormat = z.infer<typeof formatSchema>;

/** Reads a format from data. @throws ZodError when the data is not a format */
export function parsePromptFormat(data: unknown): PromptFormat {
  return formatSchema.parse(data);
}
