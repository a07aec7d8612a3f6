import * as z from 'zod';

const span = z.object({ start: z.int().min(0), end: z.int().min(0) });
const language = z.enum(['markdown', 'latex', 'plaintext']);
const macros = z.record(z.string(), z.string()).readonly();
const problem = z.object({ text: z.string(), language, span, macros: macros.exactOptional() });
/** A problem that may stand in no document. */
const anyProblem = problem.extend({ span: span.exactOptional() });
const step = z.object({ text: z.string(), span, mark: z.enum(['given', 'ignored']).exactOptional() });
const derivation = z.object({
  steps: z.array(step).readonly(),
  span,
  inserted: z.boolean(),
  problem: anyProblem.exactOptional(),
  macros: macros.exactOptional(),
});

const landmarks = z.object({
  problems: z.array(span).readonly(),
  derivations: z.array(z.object({ span, first: z.int(), problem: span.nullable() })).readonly(),
  formulas: z.array(span).readonly(),
});
const place = z.object({
  derivation: derivation.nullable(),
  problem: problem.nullable(),
  rows: z.array(z.boolean()).readonly(),
});
const cell = z.object({ text: z.string(), language });
const above = z.object({ macros, above: cell.nullable() });
const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('solve'), problem }),
  z.object({ kind: z.literal('check'), derivation, question: problem.nullable() }),
]);
const edit = z.object({ span, text: z.string() });

/**
 * A question about a text: its derivations or landmarks nearest to a place, the problem or all that stands at a place, the
 * edit that inserts a solution, or those that mark a step. Or about cells: the derivations of each, or what there is to do
 * in one.
 */
export const readRequest = z.discriminatedUnion('ask', [
  z.object({
    id: z.int(),
    ask: z.literal('derivations'),
    text: z.string(),
    language,
    near: z.int(),
    most: z.int(),
    /** What stands above the text, where it is a notebook's cell. */
    cells: above.nullable(),
  }),
  z.object({ id: z.int(), ask: z.literal('tasks'), cell, cells: above }),
  z.object({ id: z.int(), ask: z.literal('landmarks'), text: z.string(), language, near: z.int(), most: z.int() }),
  z.object({ id: z.int(), ask: z.literal('problem'), text: z.string(), language, at: span }),
  z.object({ id: z.int(), ask: z.literal('place'), text: z.string(), language, offset: z.int() }),
  z.object({ id: z.int(), ask: z.literal('marks'), text: z.string(), language, step: span }),
  z.object({
    id: z.int(),
    ask: z.literal('cells'),
    ...above.shape,
    cells: z.array(cell.nullable()).readonly(),
  }),
  z.object({
    id: z.int(),
    ask: z.literal('edit'),
    text: z.string(),
    problem: anyProblem,
    rendered: z.string(),
  }),
]);
export type ReadRequest = z.infer<typeof readRequest>;

/** The answer. Derivations and tasks come in parts, so that no part keeps the extension host busy. */
export const readReply = z.discriminatedUnion('ask', [
  z.object({
    id: z.int(),
    ask: z.literal('derivations'),
    derivations: z.array(derivation).readonly(),
    /** Derivations of the text that are not among those given. */
    left: z.int().min(0),
    more: z.boolean(),
  }),
  z.object({ id: z.int(), ask: z.literal('tasks'), tasks: z.array(task).readonly(), more: z.boolean() }),
  z.object({ id: z.int(), more: z.literal(false), ask: z.literal('landmarks'), landmarks }),
  z.object({ id: z.int(), more: z.literal(false), ask: z.literal('problem'), problem: problem.nullable() }),
  z.object({ id: z.int(), more: z.literal(false), ask: z.literal('place'), place }),
  z.object({ id: z.int(), more: z.literal(false), ask: z.literal('edit'), edit }),
  z.object({
    id: z.int(),
    more: z.literal(false),
    ask: z.literal('marks'),
    given: edit.nullable(),
    ignore: edit.nullable(),
  }),
  z.object({
    id: z.int(),
    more: z.literal(false),
    ask: z.literal('cells'),
    derivations: z.array(z.array(derivation).readonly()).readonly(),
    macros,
  }),
]);
export type ReadReply = z.infer<typeof readReply>;
