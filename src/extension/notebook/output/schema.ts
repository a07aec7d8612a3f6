import * as z from 'zod';

/** The media type of an output that the extension's own renderer shows. */
export const OUTPUT_TYPE = 'application/vnd.stepwise+json';

/** The layout written by this version. A reader refuses any other. */
export const OUTPUT_VERSION = 1;

/** How much an output may hold. */
export const LIMITS = {
  text: 20_000,
  pieces: 500,
  findings: 100,
  notes: 20,
  steps: 500,
  macroName: 200,
  macroBody: 2000,
} as const;

const text = z.string().max(LIMITS.text);
const piece = z.object({ kind: z.enum(['words', 'math']), text });
const pieces = z.array(piece).max(LIMITS.pieces);

const finding = z.object({
  claim: pieces,
  outcome: z.enum(['proved', 'refuted', 'undecided']),
  /** The outcome in the reader's language. */
  word: text,
  reason: text,
  counterexample: text.nullable(),
});

const step = z.object({
  pieces,
  /** Null while the step waits for its verdict. */
  verdict: z.enum(['verified', 'refuted', 'doubtful', 'plausible', 'unchecked']).nullable(),
  standing: z.enum(['sound', 'first-failing', 'after']),
  /** The verdict in the reader's language; empty while there is none. */
  word: text,
  score: z.number().min(0).max(1).nullable(),
  /** All in one line, for a screen reader: "Step 2: refuted, the first failing step". */
  title: text,
  findings: z.array(finding).max(LIMITS.findings),
  notes: z.array(text).max(LIMITS.notes),
});

/**
 * What a run of a cell leaves in the notebook for the renderer: complete by itself, with all words already in the reader's
 * language. Formulas are LaTeX, never pictures or markup.
 */
export const outputSchema = z.object({
  version: z.literal(OUTPUT_VERSION),
  kind: z.enum(['solution', 'check']),
  phase: z.enum(['writing', 'done', 'stopped', 'failed']),
  title: text,
  /** "4 steps: 4 verified"; why it failed; what is being done. */
  summary: text,
  steps: z.array(step).max(LIMITS.steps),
  partial: pieces,
  answer: pieces.nullable(),
  macros: z.record(z.string().max(LIMITS.macroName), z.string().max(LIMITS.macroBody)),
  words: z.object({ answer: text, evidence: text }),
});

export type StepwiseOutput = z.infer<typeof outputSchema>;
export type OutputStep = z.infer<typeof step>;
export type OutputPiece = z.infer<typeof piece>;
export type OutputFinding = z.infer<typeof finding>;
