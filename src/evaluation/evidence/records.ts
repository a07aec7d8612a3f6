import * as z from 'zod';

/** See `NumberExpectation` of core. */
const expectation = z.object({
  surprise: z.number().min(0),
  least: z.object({ probability: z.number().min(0).max(1), number: z.string() }),
});

/** What the scorer read after each step of one solution: the positive label's logit less the negative one's. */
export const learnedRecord = z.object({
  id: z.string(),
  scorer: z.string(),
  /** Null where a step has no reading; shorter than the steps where those after the first error were left out. */
  logits: z.array(z.number().nullable()),
  /** How far the scorer's base expects each step's numbers, null for a step without any; absent where it was not read. */
  numbers: z.array(expectation.nullable()).exactOptional(),
});
export type LearnedRecord = z.infer<typeof learnedRecord>;

/** What the symbolic witness said of each step; `silent` where it found no claim to judge. */
export const symbolicRecord = z.object({
  id: z.string(),
  outcomes: z.array(z.enum(['proved', 'refuted', 'undecided', 'silent'])),
  seconds: z.number(),
});
export type SymbolicRecord = z.infer<typeof symbolicRecord>;

/** Independent solutions of one problem as they were written; `id` is the problem's key. */
export const triesRecord = z.object({
  id: z.string(),
  model: z.string(),
  format: z.string(),
  texts: z.array(z.string()),
  /** Tokens written and seconds taken, all tries together. */
  tokens: z.number(),
  seconds: z.number(),
});
export type TriesRecord = z.infer<typeof triesRecord>;

const count = z.object({ agree: z.number().int().min(0), tries: z.number().int().min(1) }).nullable();

/** How many independent tries agree with each step of one solution, and with its end. */
export const agreementRecord = z.object({ id: z.string(), steps: z.array(count), ending: count, tokens: z.number() });
export type AgreementRecord = z.infer<typeof agreementRecord>;
