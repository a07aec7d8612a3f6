import * as z from 'zod';

const pieceSchema = z.strictObject({
  text: z.string().min(1),
  special: z.boolean().default(false),
  mark: z.boolean().default(false),
  /** Index of the first step that gets this piece. */
  from: z.int().min(0).default(0),
});

const common = {
  id: z.string().min(1),
  title: z.string().min(1),
  aggregation: z.enum(['min', 'product', 'mean', 'last']),
  source: z.string().min(1),
};

const readableSchema = z.strictObject({
  ...common,
  positive: z.string().min(1),
  negative: z.string().min(1),
  start: z.array(pieceSchema).min(1),
  step: z
    .array(pieceSchema)
    .refine((pieces) => pieces.filter((piece) => piece.mark).length === 1, 'a step has exactly one mark'),
});

const missingSchema = z.strictObject({ ...common, missing: z.string().min(1) });

/** A scorer's input format that can be run: how problem and steps become marked pieces of text. */
export type MarkFormat = z.infer<typeof readableSchema>;

/** A format that cannot be run here; `missing` says what it would take. */
export type MissingFormat = z.infer<typeof missingSchema>;

/** Reads a format from data. @throws ZodError when the data is not a format */
export function parseMarkFormat(data: unknown): MarkFormat | MissingFormat {
  return z.union([readableSchema, missingSchema]).parse(data);
}

/** True for formats that can be run. */
export function isReadable(format: MarkFormat | MissingFormat): format is MarkFormat {
  return !('missing' in format);
}
