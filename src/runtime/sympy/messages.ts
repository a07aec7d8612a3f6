import * as z from 'zod';
import { secondOpinion } from '../symbolic/messages.ts';

/** What the program says first: its version, or why it cannot be used. */
export const greetingSchema = z.union([z.object({ ready: z.string() }), z.object({ missing: z.string() })]);

/** An answer to one question. */
export const answerSchema = z.intersection(z.object({ id: z.int() }), secondOpinion);
