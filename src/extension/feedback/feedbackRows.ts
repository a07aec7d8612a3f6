import type { TrainingRow } from '../../reward/index.ts';

/** A step of which the user said whether it is right, with all before it. */
export interface SaidStep {
  readonly problem: string;
  readonly steps: readonly string[];
  readonly index: number;
}

/**
 * What became of a word on a step: `kept`; `withdrawn` when the same was said before; or `after-wrong` when a step before
 * it is said to be wrong, for what comes after a wrong step has no right or wrong of its own.
 */
export type SaidOutcome = 'kept' | 'withdrawn' | 'after-wrong';

/** What the user said of a step before: right, wrong, or nothing. */
export function saidOf(rows: readonly TrainingRow[], said: SaidStep): boolean | null {
  const label = rows.find((row) => agrees(row, said))?.labels[said.index] ?? null;
  return label === null ? null : label === 1;
}

/**
 * The rows with one more word in them. A derivation has one row; its steps are labelled only as far as the user said so.
 * The same word again takes it back.
 */
export function withSaid(
  rows: readonly TrainingRow[],
  said: SaidStep,
  right: boolean,
  newId: () => string,
): { readonly rows: readonly TrainingRow[]; readonly outcome: SaidOutcome } {
  const before = rows.find((row) => agrees(row, said));
  const others = rows.filter((row) => row !== before);
  if (before?.labels.slice(0, said.index).includes(0) === true) return { rows, outcome: 'after-wrong' };
  const withdrawn = saidOf(rows, said) === right;
  const labelled = labelledRow(before, said, withdrawn ? null : right ? 1 : 0, newId);
  return {
    rows: labelled === null ? others : [...others, labelled],
    outcome: withdrawn ? 'withdrawn' : 'kept',
  };
}

/** Whether a row is about the same derivation as far as both go. */
function agrees({ problem, steps }: TrainingRow, said: SaidStep): boolean {
  const common = Math.min(steps.length, said.index + 1);
  return problem === said.problem && steps.slice(0, common).every((text, at) => text === said.steps[at]);
}

function labelledRow(
  before: TrainingRow | undefined,
  { problem, steps, index }: SaidStep,
  label: 0 | 1 | null,
  newId: () => string,
): TrainingRow | null {
  const known = before?.labels ?? [];
  const texts = (before?.steps.length ?? 0) > index ? (before?.steps ?? []) : steps.slice(0, index + 1);
  const labels = texts.map((_, at) => (at === index ? label : (known[at] ?? null)));
  const end = (label === 0 ? index : labels.findLastIndex((one) => one !== null)) + 1;
  if (end === 0) return null;
  return {
    id: before?.id ?? newId(),
    source: 'feedback',
    problem,
    steps: texts.slice(0, end),
    labels: labels.slice(0, end),
    branches: [],
    wrong: false,
    weight: 1,
  };
}
