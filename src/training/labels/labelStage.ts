import { join } from 'node:path';
import type { EnginePorts } from '../../engine/index.ts';
import { allLines } from '../reward/jsonLines.ts';
import type { TrainingRow } from '../../reward/index.ts';
import { eachItem } from '../stage/eachItem.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost, StageResult } from '../stage/runStage.ts';
import type { StageLog } from '../stage/stageLog.ts';
import { Feedback } from './feedback.ts';
import { labelledSchema, merged, solutionOf, type Labelled, type LabelSource, type Solution } from './labelled.ts';
import { byJudge, byRollouts, byWitness, type Rollouts } from './sources.ts';

/** Which solutions are labelled, by whom. */
export interface LabelOptions {
  /** JSONL with id, problem, steps (or `solution`), and `labels` (a person's) or `answer` (for rollouts) where there are. */
  readonly solutions: string;
  readonly sources: readonly LabelSource[];
  readonly feedback: string | null;
  readonly rollouts: Rollouts;
  readonly atOnce: number;
}

async function labelled(
  solution: Solution,
  { sources, rollouts }: LabelOptions,
  feedback: Feedback | null,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<Labelled> {
  const by: Labelled['by'] = {};
  for (const source of sources) {
    if (source === 'human') by.human = solution.labels ?? solution.steps.map(() => null);
    if (source === 'feedback') by.feedback = feedback?.of(solution) ?? solution.steps.map(() => null);
    if (source === 'witness') by.witness = await byWitness(solution, ports, signal);
    if (source === 'rollouts') by.rollouts = await byRollouts(solution, rollouts, ports, signal);
    if (source === 'judge') by.judge = await byJudge(solution, ports, signal);
  }
  return { id: solution.id, by };
}

function rowOf(solution: Solution, labels: TrainingRow['labels']): TrainingRow | null {
  if (labels.every((label) => label === null)) return null;
  const { id, problem, steps } = solution;
  return { id, source: 'labelled', problem, steps: [...steps], labels, branches: [], wrong: false, weight: 1 };
}

async function work(options: LabelOptions, ports: EnginePorts, host: StageHost, log: StageLog): Promise<StageResult> {
  const solutions = (await allLines(options.solutions, solutionOf)).filter((solution) => solution !== null);
  const feedback = options.feedback === null ? null : await Feedback.read(options.feedback);
  const found = await eachItem(
    {
      journal: 'labels.jsonl',
      schema: labelledSchema,
      items: solutions,
      idOf: ({ id }) => id,
      atOnce: options.atOnce,
      work: (solution, signal) => labelled(solution, options, feedback, ports, signal),
    },
    host,
    log,
  );
  const joined = found.flatMap((labels, place) => {
    const solution = solutions[place];
    return solution === undefined ? [] : [{ solution, ...merged(solution, labels) }];
  });
  const rows = joined.flatMap(({ solution, labels }) => rowOf(solution, [...labels]) ?? []);
  const conflicts = joined.flatMap((each) => each.conflicts);
  const lines = (all: readonly unknown[]): string => all.map((row) => `${JSON.stringify(row)}\n`).join('');
  await writeWhole(join(host.out, 'rows.jsonl'), lines(rows));
  await writeWhole(join(host.out, 'conflicts.jsonl'), lines(conflicts));
  log.say(`${conflicts.length} steps on which sources differ: ${join(host.out, 'conflicts.jsonl')}`);
  const count = (label: 0 | 1): number => rows.flatMap((row) => row.labels).filter((one) => one === label).length;
  return {
    outputs: ['rows.jsonl', 'conflicts.jsonl'],
    counts: {
      solutions: solutions.length,
      rows: rows.length,
      right: count(1),
      wrong: count(0),
      conflicts: conflicts.length,
    },
  };
}

/** Labels for the process reward model: rows for `train prm --labels`, and the steps on which sources differ. */
export function labelStage(options: LabelOptions, ports: EnginePorts, host: StageHost): Stage {
  const { solutions, sources, feedback, rollouts } = options;
  return {
    name: 'labels',
    settings: { sources: [...sources], rollouts: rollouts.tries },
    inputs: [solutions, ...(feedback === null ? [] : [feedback])],
    seed: rollouts.seed,
    model: ports.generator?.id ?? null,
    work: (log) => work(options, ports, host, log),
  };
}
