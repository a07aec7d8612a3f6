import * as z from 'zod';

const span = z.object({ start: z.int().min(0), end: z.int().min(0) });
const language = z.enum(['markdown', 'latex', 'plaintext']);
const problem = z.object({
  text: z.string(),
  language,
  span,
  macros: z.record(z.string(), z.string()).readonly().exactOptional(),
});
/** A problem that may stand in no document. */
const anyProblem = problem.extend({ span: span.exactOptional() });
const step = z.object({ text: z.string(), span, mark: z.enum(['given', 'ignored']).exactOptional() });
const derivation = z.object({
  steps: z.array(step).readonly(),
  span,
  inserted: z.boolean(),
  problem: anyProblem.exactOptional(),
});

/** A question about a text: its derivations nearest to a place, the problem at a place, or the edit that inserts. */
export const readRequest = z.discriminatedUnion('ask', [
  z.object({ id: z.int(), ask: z.literal('derivations'), text: z.string(), language, near: z.int(), most: z.int() }),
  z.object({ id: z.int(), ask: z.literal('problem'), text: z.string(), language, at: span }),
  z.object({
    id: z.int(),
    ask: z.literal('edit'),
    text: z.string(),
    problem: anyProblem,
    rendered: z.string(),
  }),
]);
export type ReadRequest = z.infer<typeof readRequest>;

/** The answer. Derivations come in parts, so that no part keeps the extension host busy. */
export const readReply = z.discriminatedUnion('ask', [
  z.object({
    id: z.int(),
    ask: z.literal('derivations'),
    derivations: z.array(derivation).readonly(),
    /** Derivations of the text that are not among those given. */
    left: z.int().min(0),
    more: z.boolean(),
  }),
  z.object({ id: z.int(), more: z.literal(false), ask: z.literal('problem'), problem: problem.nullable() }),
  z.object({
    id: z.int(),
    more: z.literal(false),
    ask: z.literal('edit'),
    edit: z.object({ span, text: z.string() }),
  }),
]);
export type ReadReply = z.infer<typeof readReply>;
