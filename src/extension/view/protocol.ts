import * as z from 'zod';

const piece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string() }),
  z.object({ kind: z.literal('formula'), latex: z.string(), svg: z.string().nullable() }),
]);
const rich = z.array(piece).readonly();

/** How a step is drawn: by its verdict, or by why it has none. */
const tone = z.enum(['verified', 'plausible', 'unchecked', 'doubtful', 'refuted', 'given', 'ignored', 'waiting']);

/** A button: what stands on it, what it says in full where that is more, and whether the reader chose it before. */
const action = z.object({
  id: z.string(),
  title: z.string(),
  label: z.string().nullable(),
  chosen: z.boolean(),
});

const finding = z.object({
  claim: rich,
  outcome: z.enum(['proved', 'refuted', 'undecided']),
  word: z.string(),
  reason: z.string(),
  counterexample: z.string().nullable(),
});

const badge = z.object({ tone, sign: z.string(), word: z.string() });

const alternative = z.object({ text: rich, badge, insert: z.string().nullable() });

const step = z.object({
  number: z.int(),
  text: rich,
  badge,
  /** The whole step in one sentence, for a screen reader. */
  label: z.string(),
  score: z.number().nullable(),
  standing: z.enum(['sound', 'first-failing', 'after']),
  current: z.boolean(),
  findings: z.array(finding).readonly(),
  notes: z.array(z.string()).readonly(),
  actions: z.array(action).readonly(),
  alternatives: z.array(alternative).readonly(),
  busy: z.string().nullable(),
});

const range = z.tuple([z.number(), z.number()]).readonly();

const graph = z.object({
  title: z.string(),
  description: z.string(),
  variable: z.string(),
  x: range,
  y: range,
  curves: z
    .array(
      z.object({
        label: rich,
        /** Pieces between gaps: `[x, y]` in order of x. */
        parts: z.array(z.array(range).readonly()).readonly(),
      }),
    )
    .readonly(),
});

const scores = z.object({
  title: z.string(),
  description: z.string(),
  points: z.array(z.object({ number: z.int(), score: z.number().nullable(), tone, label: z.string() })).readonly(),
});

/** Everything the side view's page shows, in the reader's language. `version` names this state in the page's requests. */
export const viewState = z.object({
  version: z.int(),
  /** Which derivation this is; what the reader opened in another does not count here. */
  subject: z.string(),
  heading: z.string(),
  notice: z.string().nullable(),
  problem: rich.nullable(),
  problemTitle: z.string(),
  stepsTitle: z.string(),
  summary: z.string(),
  steps: z.array(step).readonly(),
  scores: scores.nullable(),
  graph: graph.nullable(),
  actions: z.array(action).readonly(),
});

export type ViewState = z.infer<typeof viewState>;
/** What a state shows, before it is numbered. */
export type ViewContent = Omit<ViewState, 'version'>;
export type ViewStep = z.infer<typeof step>;
export type ViewFinding = z.infer<typeof finding>;
export type ViewBadge = z.infer<typeof badge>;
export type ViewGraph = z.infer<typeof graph>;
export type ViewScores = z.infer<typeof scores>;
export type ViewAction = z.infer<typeof action>;
export type ViewAlternative = z.infer<typeof alternative>;
export type Piece = z.infer<typeof piece>;

/** What the page asks for: a first state, an action of the whole view, of a step, or an alternative put in. */
export const viewRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('view'), version: z.int(), action: z.string() }),
  z.strictObject({ kind: z.literal('step'), version: z.int(), step: z.int().min(0), action: z.string() }),
  z.strictObject({
    kind: z.literal('insert'),
    version: z.int(),
    step: z.int().min(0),
    alternative: z.int().min(0),
  }),
]);
export type ViewRequest = z.infer<typeof viewRequest>;
