import * as z from 'zod';
import { StepwiseError } from '../../core/errors.ts';

/** One piece of a streamed answer, of a chat (`delta`) or a plain completion (`text`); servers add fields of their own. */
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        index: z.int().min(0).default(0),
        delta: z.object({ content: z.string().nullish() }).optional(),
        text: z.string().nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: z
    .object({
      prompt_tokens: z.int().min(0),
      prompt_tokens_details: z.object({ cached_tokens: z.int().min(0).nullish() }).nullish(),
    })
    .nullish(),
  error: z.object({ message: z.string() }).optional(),
});

export type Chunk = z.infer<typeof chunkSchema>;

/** @throws StepwiseError `endpoint` when it is no such piece, or is the server's own error */
export function readChunk(data: string): Chunk {
  const parsed = chunkSchema.safeParse(parseJson(data));
  if (!parsed.success)
    throw new StepwiseError('endpoint', 'The endpoint sent something that is not of the OpenAI API.');
  if (parsed.data.error) throw new StepwiseError('endpoint', `The endpoint failed: ${parsed.data.error.message}`);
  return parsed.data;
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Not JSON at all: the schema refuses it with the same message.
    return undefined;
  }
}
