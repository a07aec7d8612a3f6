import { corrupt } from './corruption.ts';
import { shuffled, type Random } from '../../core/random.ts';
import type { SolvedProblem } from './sourceRows.ts';
import { solutionSteps } from './splitting.ts';
import type { Branch, TrainingRow } from '../../reward/trainingRow.ts';

function wrongBranch(steps: readonly string[], at: number, problem: string, random: Random): Branch | null {
  const made = corrupt(steps[at] ?? '', problem, random);
  return made === null ? null : { at, text: made.text, label: 0 };
}

/**
 * A right solution with steps made wrong beside the right ones: both labels come at one place, with one history and
 * nearly one length, so that neither place nor length tells them apart. At most `most` branches.
 */
export function solutionRow(solved: SolvedProblem, most: number, random: Random): TrainingRow {
  const steps = solutionSteps(solved, random);
  const places = shuffled(
    random,
    steps.map((_, place) => place),
  );
  const branches = places.slice(0, most).map((place) => wrongBranch(steps, place, solved.problem, random));
  return {
    id: solved.id,
    source: solved.kind,
    problem: solved.problem,
    steps,
    labels: steps.map(() => 1 as const),
    branches: branches.filter((branch) => branch !== null),
    wrong: false,
    weight: 1,
  };
}

/** One of several lists in turn, so that a row limit takes from each. */
export function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat();
}
