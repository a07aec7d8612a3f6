import { checkStep } from '../../src/symbolic/index.ts';
import { processRow, readRows } from './rows.ts';
import type { Solution } from './solutionSteps.ts';
import type { Timing } from './timing.ts';
import { Stopwatch } from './timing.ts';

/** What the witness says over published solutions, all of whose steps are right. */
export interface Coverage {
  readonly steps: number;
  /** Steps with at least one claim proved or refuted. */
  readonly decided: number;
  readonly proved: number;
  readonly refuted: number;
  readonly timing: Timing;
  readonly refutations: readonly string[];
}

/** Checks every step of every solution after its problem and the steps before it. */
export function measureCoverage(solutions: readonly Solution[]): Coverage {
  const watch = new Stopwatch();
  const refutations: string[] = [];
  let [steps, decided, proved, refuted] = [0, 0, 0, 0];
  for (const { problem, steps: lines } of solutions) {
    lines.forEach((step, k) => {
      const evidence = watch.run(() => checkStep({ problem, previous: lines.slice(0, k), step }));
      steps += 1;
      if (evidence.findings.some((finding) => finding.outcome !== 'undecided')) decided += 1;
      if (evidence.outcome === 'proved') proved += 1;
      if (evidence.outcome !== 'refuted') return;
      refuted += 1;
      refutations.push(`${step.slice(0, 200)} | ${evidence.reason}`);
    });
  }
  return { steps, decided, proved, refuted, timing: watch.timing, refutations };
}

/** ProcessBench for one subset: right steps refuted, first errors found. */
export interface ProcessScore {
  readonly subset: string;
  readonly rightSteps: number;
  readonly refutedRight: number;
  readonly firstErrors: number;
  readonly found: number;
}

/** Checks the steps of ProcessBench up to each first error. */
export function scoreProcessBench(
  data: string,
  stride: number,
): { readonly subsets: readonly ProcessScore[]; readonly timing: Timing; readonly refutations: readonly string[] } {
  const watch = new Stopwatch();
  const subsets = new Map<string, { -readonly [K in keyof ProcessScore]: ProcessScore[K] }>();
  const refutations: string[] = [];
  for (const row of readRows(data, 'dev/processbench.jsonl', processRow, stride)) {
    const subset = row.id.replace(/-\d+$/, '');
    const score = subsets.get(subset) ?? { subset, rightSteps: 0, refutedRight: 0, firstErrors: 0, found: 0 };
    subsets.set(subset, score);
    const last = row.first_error < 0 ? row.steps.length - 1 : row.first_error;
    row.steps.slice(0, last + 1).forEach((step, k) => {
      const evidence = watch.run(() => checkStep({ problem: row.problem, previous: row.steps.slice(0, k), step }));
      const refuted = evidence.outcome === 'refuted';
      if (k === row.first_error) {
        score.firstErrors += 1;
        if (refuted) score.found += 1;
        return;
      }
      score.rightSteps += 1;
      if (!refuted) return;
      score.refutedRight += 1;
      refutations.push(`${row.id} step ${k}: ${evidence.reason}`);
    });
  }
  return { subsets: [...subsets.values()], timing: watch.timing, refutations };
}
