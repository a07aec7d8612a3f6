import * as z from 'zod';

/** How a cell stands: all its steps verified, one failing, or none failing with some still open. */
const cellTone = z.enum(['verified', 'refuted', 'doubtful', 'open']);
export type CellTone = z.infer<typeof cellTone>;

/** What is known of a cell: its text when it was judged, and the line that says how its steps stand. */
const judgedCell = z.object({
  cell: z.string(),
  text: z.string(),
  /** "2 of 3 steps verified · ✗ step 2 refuted"; null where nothing is known any more. */
  line: z.string().nullable(),
  label: z.string(),
  tone: cellTone,
  /** Whether there is a step to go to. */
  opens: z.boolean(),
});
export type JudgedCell = z.infer<typeof judgedCell>;

/** The extension tells the page of rendered Markdown cells what is known of some of them. */
export const cellsJudged = z.object({ kind: z.literal('cellsJudged'), cells: z.array(judgedCell) });
export type CellsJudged = z.infer<typeof cellsJudged>;

/** The page asks for all that is known when it is loaded, and for a cell's step when its line is chosen. */
export const cellRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cellsAsked') }),
  z.strictObject({ kind: z.literal('stepAsked'), cell: z.string() }),
]);
export type CellRequest = z.infer<typeof cellRequest>;
