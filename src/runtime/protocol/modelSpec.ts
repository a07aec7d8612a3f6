import * as z from 'zod';

/**
 * How the model child loads one model and makes one context of it. Specs with the same `file` share the loaded weights;
 * specs that differ in nothing share the context too. Sizes are tokens; `file` paths are absolute.
 */
export const modelSpecSchema = z.strictObject({
  /** Catalogue id: what the port's `id` says. */
  id: z.string().min(1),
  file: z.string().min(1),
  /** Tokens one sequence can hold, prompt and answer together. */
  contextSize: z.int().min(64).max(1_048_576),
  /** Candidates that can be written at the same time; more than that are written in turns. */
  sequences: z.int().min(1).max(64),
  /** LoRA adapters laid over the base in this context, with their scale. */
  adapters: z.array(z.strictObject({ file: z.string().min(1), scale: z.number() })).readonly(),
  /** The file's sha256 was compared with the catalogue's; otherwise every tensor is checked while loading. */
  verified: z.boolean(),
});

export type ModelSpec = z.infer<typeof modelSpecSchema>;

/** The spec of a plain model: four sequences of 4096 tokens, no adapter. */
export function plainSpec(id: string, file: string, changes: Partial<ModelSpec> = {}): ModelSpec {
  return { id, file, contextSize: 4096, sequences: 4, adapters: [], verified: false, ...changes };
}
