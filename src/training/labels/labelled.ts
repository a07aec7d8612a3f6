import * as z from 'zod';

/** Where a label comes from, the most trusted first: it decides where sources differ. */
export const LABEL_SOURCES = ['human', 'feedback', 'witness', 'rollouts', 'judge'] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];

/** 1 right, 0 wrong, null not known. */
export type StepLabel = 0 | 1 | null;

const stated = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  problem: z.string().min(1),
  /** Needed for rollouts alone. */
  answer: z.string().optional(),
  /** Labels a person gave. */
  labels: z.array(z.union([z.literal(0), z.literal(1), z.null()])).optional(),
});
const inSteps = stated.extend({ steps: z.array(z.string().min(1)).min(1) });
/** As `train data` writes them: a step a line. */
const inLines = stated.extend({ solution: z.string().min(1) }).transform(({ solution, ...rest }) => ({
  ...rest,
  steps: solution.split('\n').filter((line) => line.trim() !== ''),
}));

/** A solution whose steps are to be labelled. */
export type Solution = z.infer<typeof inSteps>;

/** A solution of a JSONL row, its steps apart or a line each; null for a conversation. @throws ZodError on other rows */
export function solutionOf(row: unknown): Solution | null {
  if (z.looseObject({ messages: z.array(z.unknown()) }).safeParse(row).success) return null;
  return z.looseObject({ steps: z.unknown() }).safeParse(row).data?.steps === undefined
    ? inLines.parse(row)
    : inSteps.parse(row);
}

const stepLabels = z.array(z.union([z.literal(0), z.literal(1), z.null()]));

/** What each source says of one solution's steps. */
export const labelledSchema = z.strictObject({
  id: z.string(),
  by: z.partialRecord(z.enum(LABEL_SOURCES), stepLabels),
});

export type Labelled = z.infer<typeof labelledSchema>;

/** A step that two sources label differently, and which of them was followed. */
export interface Conflict {
  readonly id: string;
  readonly step: number;
  readonly says: Readonly<Partial<Record<LabelSource, 0 | 1>>>;
  readonly followed: LabelSource;
}

/** One label a step, by the most trusted source that has one; nothing after the first error. Conflicts are told. */
export function merged(
  solution: Solution,
  { by }: Labelled,
): { readonly labels: readonly StepLabel[]; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = [];
  let ended = false;
  const labels = solution.steps.map((_, step): StepLabel => {
    const says: Partial<Record<LabelSource, 0 | 1>> = {};
    for (const source of LABEL_SOURCES) {
      const label = by[source]?.[step] ?? null;
      if (label !== null) says[source] = label;
    }
    const followed = LABEL_SOURCES.find((source) => says[source] !== undefined);
    if (ended || followed === undefined) return null;
    if (new Set(Object.values(says)).size > 1) conflicts.push({ id: solution.id, step, says, followed });
    ended = says[followed] === 0;
    return says[followed] ?? null;
  });
  return { labels, conflicts };
}
