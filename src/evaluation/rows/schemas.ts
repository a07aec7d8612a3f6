import * as z from 'zod';

const label = z.union([z.literal(0), z.literal(1), z.null()]);

/** A solution whose steps are labelled: 1 right, 0 wrong, null not labelled. `firstError` is 0-based, -1 for none. */
export interface StepRow {
  readonly id: string;
  readonly subset: string;
  /** Identity of the problem: rows of one problem are resampled together. */
  readonly problemKey: string;
  readonly problem: string;
  readonly steps: readonly string[];
  readonly firstError: number;
  readonly labels: readonly (0 | 1 | null)[];
}

/** A problem with its reference answer; `subset` is its subtopic and level where the set has them. */
export interface AnswerRow {
  readonly id: string;
  readonly subset: string;
  readonly problemKey: string;
  readonly problem: string;
  readonly answer: string;
}

const identity = z.object({ id: z.union([z.string(), z.number()]).transform(String), pk: z.string().optional() });

const solution = identity.extend({
  problem: z.string(),
  steps: z.array(z.string()).min(1),
  first_error: z.number().int().min(-1).optional(),
  labels: z.array(label).optional(),
  source: z.string().optional(),
  category: z.string().optional(),
});

/** Reads a solution row of ProcessBench, MR-GSM8K, PRMBench, Mr-Ben, BIG-Bench Mistake or PRM800K solutions. */
export const stepRow = solution.transform((row): StepRow => {
  const firstError = row.first_error ?? row.labels?.indexOf(0) ?? -1;
  return {
    id: row.id,
    subset: row.category ?? row.source ?? 'all',
    problemKey: row.pk ?? row.problem,
    problem: row.problem,
    steps: row.steps,
    firstError,
    labels: row.labels ?? labelsFrom(firstError, row.steps.length),
  };
});

function labelsFrom(firstError: number, length: number): (0 | 1 | null)[] {
  if (firstError < 0) return Array.from({ length }, () => 1 as const);
  return Array.from({ length }, (_, index) => (index < firstError ? 1 : index === firstError ? 0 : null));
}

const rated = identity.extend({
  problem: z.string(),
  prefix: z.array(z.string()),
  step: z.string(),
  rating: z.number().nullable(),
  source: z.string().optional(),
});

/** Reads a PRM800K step row: a prefix and one rated alternative; a rating of 0 (neutral) is left unlabelled. */
export const ratedStepRow = rated.transform((row): StepRow => {
  const rating = row.rating === 1 ? 1 : row.rating === -1 ? 0 : null;
  return {
    id: row.id,
    subset: row.source ?? 'prm800k',
    problemKey: row.pk ?? row.problem,
    problem: row.problem,
    steps: [...row.prefix, row.step],
    firstError: rating === 0 ? row.prefix.length : -1,
    labels: [...row.prefix.map(() => null), rating],
  };
});

const question = identity.extend({
  problem: z.string().optional(),
  question: z.string().optional(),
  answer: z.union([z.string(), z.number()]).transform(String),
  level: z.string().optional(),
  type: z.string().optional(),
});

/** Reads a GSM8K or MATH row, or any row with `problem` or `question` and `answer`. */
export const answerRow = question.transform((row, context): AnswerRow => {
  const problem = row.problem ?? row.question;
  if (problem === undefined) context.addIssue({ code: 'custom', message: 'neither `problem` nor `question` is there' });
  const subset = [row.type, row.level].filter((part) => part !== undefined).join(', ');
  return {
    id: row.id,
    subset: subset === '' ? 'all' : subset,
    problemKey: row.pk ?? problem ?? '',
    problem: problem ?? '',
    answer: row.answer,
  };
});
