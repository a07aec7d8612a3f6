import { shuffled, type Random } from '../../core/random.ts';
import type { LabelledSolution, RatedStep } from './sourceRows.ts';
import type { Branch, Label, TrainingRow } from '../../reward/trainingRow.ts';

/** A labelled solution up to its first error. */
export function labelledRow(solution: LabelledSolution, source: string): TrainingRow {
  const wrong = solution.labels.indexOf(0);
  const end = wrong < 0 ? solution.steps.length : wrong + 1;
  return {
    id: solution.id,
    source,
    problem: solution.problem,
    steps: solution.steps.slice(0, end),
    labels: solution.labels.slice(0, end),
    branches: [],
    wrong: false,
    weight: 1,
  };
}

/** Neutral and unrated steps teach nothing about right and wrong. */
function labelOf(rating: RatedStep['rating']): Label {
  if (rating === 1) return 1;
  return rating === -1 ? 0 : null;
}

function startsWith(steps: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((step, place) => steps[place] === step);
}

/** The longest run of steps the raters went along, ended before a step rated wrong. */
function trunkOf(rated: readonly RatedStep[]): string[] {
  const deepest = rated.reduce((best, step) => (step.prefix.length > best.prefix.length ? step : best));
  return deepest.rating === -1 ? deepest.prefix : [...deepest.prefix, deepest.step];
}

function branchesAt(rated: readonly RatedStep[], trunk: readonly string[], at: number, most: number): Branch[] {
  const here = rated.filter(
    (step) => step.prefix.length === at && startsWith(trunk, step.prefix) && step.step !== trunk[at],
  );
  const wrong = here.filter((step) => step.rating === -1).slice(0, most);
  const right = here.filter((step) => step.rating === 1).slice(0, wrong.length);
  return [
    ...wrong.map((step): Branch => ({ at, text: step.step, label: 0 })),
    ...right.map((step): Branch => ({ at, text: step.step, label: 1 })),
  ];
}

function treeRow(rated: readonly RatedStep[], most: number, random: Random): TrainingRow | null {
  const [first] = rated;
  const steps = trunkOf(rated);
  if (first === undefined || steps.length === 0) return null;
  const mixed = shuffled(random, rated);
  const labels = steps.map((text, at) => {
    const same = rated.find(
      (step) => step.prefix.length === at && step.step === text && startsWith(steps, step.prefix),
    );
    return same === undefined ? null : labelOf(same.rating);
  });
  const branches = [...steps, null].flatMap((_, at) => branchesAt(mixed, steps, at, most));
  const { id, problem } = first;
  return { id, source: 'prm800k', problem, steps, labels, branches, wrong: false, weight: 1 };
}

/**
 * One row for each problem of PRM800K: the steps its raters went along, and at each place at most `most` steps rated
 * wrong and as many rated right as branches, so that both labels share histories.
 */
export function ratedRows(steps: readonly RatedStep[], most: number, random: Random): TrainingRow[] {
  const problems = new Map<string, RatedStep[]>();
  for (const step of steps) {
    const group = problems.get(step.problem) ?? [];
    group.push(step);
    problems.set(step.problem, group);
  }
  return [...problems.values()].map((rated) => treeRow(rated, most, random)).filter((row) => row !== null);
}
