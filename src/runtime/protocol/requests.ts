import * as z from 'zod';
import { generateRequestSchema } from './generation.ts';
import { modelSpecSchema } from './modelSpec.ts';
import { digitPieceSchema, markRequestSchema } from './scoring.ts';

const call = z.int().min(1);

/** What the parent sends to the model child. `call` names an answer under way. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hello'),
    version: z.int(),
    gpu: z.enum(['auto', 'off']),
    /** Null: all cores but one. */
    threads: z.int().min(1).nullable(),
  }),
  z.strictObject({ kind: z.literal('generate'), call, spec: modelSpecSchema, request: generateRequestSchema }),
  z.strictObject({ kind: z.literal('read'), call, spec: modelSpecSchema, request: markRequestSchema }),
  z.strictObject({
    kind: z.literal('digits'),
    call,
    spec: modelSpecSchema,
    pieces: z.array(digitPieceSchema).readonly(),
  }),
  /** Vectors of texts, each of length 1. */
  z.strictObject({ kind: z.literal('embed'), call, spec: modelSpecSchema, texts: z.array(z.string()).readonly() }),
  z.strictObject({ kind: z.literal('load'), call, spec: modelSpecSchema }),
  z.strictObject({ kind: z.literal('stats'), call }),
  z.strictObject({ kind: z.literal('abort'), call }),
  z.strictObject({ kind: z.literal('ping'), beat: z.int() }),
]);

export type Request = z.infer<typeof requestSchema>;
/** The requests that are answered by `done` or `failed`. */
export type CallRequest = Extract<
  Request,
  { readonly kind: 'generate' | 'read' | 'digits' | 'embed' | 'load' | 'stats' }
>;
