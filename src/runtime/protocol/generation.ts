import * as z from 'zod';

const messageSchema = z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });

const promptSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('chat'),
    messages: z.array(messageSchema).min(1).readonly(),
    prefill: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('raw'), text: z.string() }),
]);

const samplingSchema = z.strictObject({
  temperature: z.number().min(0).max(5),
  topP: z.number().gt(0).max(1),
  topK: z.int().min(0),
  seed: z.int().min(0).max(0xffff_ffff),
});

/** `GenerateRequest` of core, as it crosses the process boundary. */
export const generateRequestSchema = z.strictObject({
  prompt: promptSchema,
  sampling: samplingSchema,
  maxTokens: z.int().min(1),
  stop: z.array(z.string().min(1)).readonly(),
  candidates: z.int().min(1).max(1024),
});

/** `GenerateEvent` of core, as it crosses the process boundary. */
export const generateEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), candidate: z.int().min(0), text: z.string() }),
  z.strictObject({
    kind: z.literal('end'),
    candidate: z.int().min(0),
    reason: z.enum(['stop', 'length', 'aborted']),
    tokens: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('prompt'), tokens: z.int().min(0), reused: z.int().min(0) }),
]);
