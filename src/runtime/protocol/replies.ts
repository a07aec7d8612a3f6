import * as z from 'zod';
import { generateEventSchema } from './generation.ts';
import { markReadingSchema } from './scoring.ts';
import { runtimeStatsSchema } from './stats.ts';

const call = z.int().min(1);

const failureSchema = z.strictObject({
  code: z.enum([
    'cancelled',
    'model-missing',
    'model-invalid',
    'model-crashed',
    'model-timeout',
    'out-of-memory',
    'endpoint',
    'no-steps',
    'second-opinion',
    'too-large',
    'internal',
  ]),
  message: z.string(),
});

/** What the model child sends to its parent. */
export const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello'), version: z.int(), pid: z.int() }),
  /** Work goes on: `loading` with its fraction in [0, 1], or `prompt` with the share of the prompt evaluated. */
  z.strictObject({
    kind: z.literal('progress'),
    call,
    phase: z.enum(['loading', 'prompt']),
    fraction: z.number().min(0).max(1),
  }),
  z.strictObject({ kind: z.literal('event'), call, event: generateEventSchema }),
  z.strictObject({
    kind: z.literal('readings'),
    call,
    readings: z.array(markReadingSchema).readonly(),
    /** Tokens that had to be evaluated for this call; the rest was kept from earlier ones. */
    evaluated: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('digits'),
    call,
    /** For each piece that was read, the probability of each of its digits. */
    probabilities: z.array(z.array(z.number().min(0).max(1)).readonly()).readonly(),
    evaluated: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('vectors'),
    call,
    vectors: z.array(z.array(z.number()).readonly()).readonly(),
  }),
  z.strictObject({ kind: z.literal('stats'), call, stats: runtimeStatsSchema }),
  z.strictObject({ kind: z.literal('done'), call }),
  z.strictObject({ kind: z.literal('failed'), call, failure: failureSchema }),
  z.strictObject({ kind: z.literal('pong'), beat: z.int() }),
]);

export type Reply = z.infer<typeof replySchema>;
/** The replies that belong to one call. */
export type CallReply = Exclude<Reply, { readonly kind: 'hello' | 'pong' }>;
