import * as z from 'zod';

/** A formula to set, as LaTeX without its dollar signs, with the user's macros by name with backslash. */
export const setRequest = z.object({
  id: z.number().int(),
  latex: z.string(),
  macros: z.record(z.string(), z.string()),
});
export type SetRequest = z.infer<typeof setRequest>;

/** The formula as a complete SVG with its size in `ex`, or null where it cannot be set. */
export const setReply = z.object({
  id: z.number().int(),
  picture: z.object({ svg: z.string(), widthEx: z.number(), heightEx: z.number() }).nullable(),
});
export type SetReply = z.infer<typeof setReply>;
export type Picture = NonNullable<SetReply['picture']>;
