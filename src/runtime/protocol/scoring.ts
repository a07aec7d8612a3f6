import * as z from 'zod';

/** `MarkRequest` of core, as it crosses the process boundary. */
export const markRequestSchema = z.strictObject({
  pieces: z.array(z.strictObject({ text: z.string(), special: z.boolean(), mark: z.boolean() })).readonly(),
  positive: z.string().min(1),
  negative: z.string().min(1),
});

/** `DigitPiece` of core, as it crosses the process boundary. */
export const digitPieceSchema = z.strictObject({ text: z.string(), read: z.boolean() });

/** `MarkReading` of core, as it crosses the process boundary. */
export const markReadingSchema = z.strictObject({
  probability: z.number().min(0).max(1),
  positiveLogit: z.number(),
  negativeLogit: z.number(),
});
