import * as z from 'zod';
import type { ExpressionTree } from '../../core/secondOpinion.ts';

const checkRequest = z.object({
  problem: z.string().nullable(),
  previous: z.array(z.string()).readonly(),
  step: z.string(),
  macros: z.record(z.string(), z.string()).optional(),
});

const answerOptions = z.object({
  rule: z.enum(['strict', 'gsm8k', 'math']).optional(),
  precision: z.number().optional(),
  strict: z.boolean().optional(),
  allowSetRelation: z.boolean().optional(),
  matchTypes: z
    .array(z.enum(['latex', 'expr']))
    .readonly()
    .optional(),
});

/** What another program says of an equality, as it comes in. */
export const secondOpinion = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('equal') }),
  z.object({ answer: z.literal('different'), at: z.array(z.string()).readonly() }),
  z.object({ answer: z.literal('unknown') }),
]);

const expressionTree: z.ZodType<ExpressionTree> = z.lazy(() =>
  z.array(z.union([z.string(), z.number(), expressionTree])).readonly(),
);

/** The equalities a step leaves open, as they cross the thread's boundary. */
export const openSchema = z
  .array(z.object({ finding: z.int(), left: expressionTree, right: expressionTree, variables: z.int() }))
  .readonly();

const taskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), request: checkRequest }),
  z.object({
    kind: z.literal('compare'),
    gold: z.string(),
    prediction: z.string(),
    options: answerOptions,
  }),
  z.object({ kind: z.literal('open'), request: checkRequest }),
  z.object({
    kind: z.literal('settle'),
    request: checkRequest,
    opinions: z.array(z.object({ finding: z.int(), opinion: secondOpinion })).readonly(),
    program: z.string(),
  }),
  z.object({ kind: z.literal('calculate'), source: z.string() }),
  z.object({
    kind: z.literal('plot'),
    request: z.object({
      problem: z.string().nullable(),
      steps: z.array(z.string()).readonly(),
      macros: z.record(z.string(), z.string()).optional(),
    }),
  }),
]);

/** What the symbolic thread is asked: jobs that it answers together. */
const jobSchema = z.object({ id: z.int(), task: taskSchema });
export const jobsSchema = z.array(jobSchema).readonly();

const counterexample = z.object({
  at: z.record(z.string(), z.string()),
  left: z.string(),
  right: z.string(),
});

const finding = z.object({
  claim: z.string(),
  outcome: z.enum(['proved', 'refuted', 'undecided']),
  reason: z.string(),
  counterexample: counterexample.exactOptional(),
  repair: z.object({ start: z.number(), end: z.number(), text: z.string() }).exactOptional(),
});

/** The symbolic witness's evidence, as it crosses the thread's boundary. */
export const evidenceSchema = z.object({
  witness: z.literal('symbolic'),
  outcome: z.enum(['proved', 'refuted', 'undecided']),
  reason: z.string(),
  findings: z.array(finding).readonly(),
  passing: z.boolean().exactOptional(),
});

/** A comparison of answers, as it crosses the thread's boundary. */
export const comparisonSchema = z.object({
  verdict: z.enum(['equal', 'different', 'undecided']),
  reason: z.string(),
});

/** A calculation, as it crosses the thread's boundary. */
export const calculationSchema = z.object({
  lines: z
    .array(
      z.object({
        name: z.string(),
        substituted: z.string(),
        value: z.string(),
        latex: z.string(),
        joint: z.enum(['=', '\\implies']),
      }),
    )
    .readonly(),
  failed: z.object({ line: z.number(), reason: z.string() }).nullable(),
});

const range = z.tuple([z.number(), z.number()]).readonly();

/** The graphs of functions, as they cross the thread's boundary. */
export const plotSchema = z
  .object({
    variable: z.string(),
    x: range,
    y: range,
    curves: z.array(z.object({ latex: z.string(), parts: z.array(z.array(range).readonly()).readonly() })).readonly(),
  })
  .nullable();

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: z.int(), result: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), message: z.string() }),
]);

/** What the symbolic thread says: that it is ready, or the answers to the jobs it was given. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answers'), answers: z.array(answer).readonly() }),
]);

export type Job = z.infer<typeof jobSchema>;
export type Task = Job['task'];
export type Answer = z.infer<typeof answer>;
export type Reply = z.infer<typeof replySchema>;
