import * as z from 'zod';

/** Formulas that may be asked for at once. */
export const MOST_FORMULAS = 500;

/** The renderer asks for the pictures of formulas. */
export const formulasAsked = z.object({
  kind: z.literal('formulas'),
  id: z.number().int(),
  formulas: z.array(z.string().max(20_000)).max(MOST_FORMULAS),
  macros: z.record(z.string().max(200), z.string().max(2000)),
});
export type FormulasAsked = z.infer<typeof formulasAsked>;

/** The answer: an SVG for each formula in the same order, null where it cannot be set; then its source is shown. */
export const formulasSet = z.object({
  kind: z.literal('formulasSet'),
  id: z.number().int(),
  pictures: z.array(z.object({ svg: z.string(), widthEx: z.number(), heightEx: z.number() }).nullable()),
});
export type FormulasSet = z.infer<typeof formulasSet>;
