import { promptFormat } from '../prompting/builtinFormats.ts';
import type { SolvePlan, Tries } from '../prompting/solvePlan.ts';
import { readerFor } from '../reading/readerFor.ts';
import { votes as weighedVotes, type Candidate } from './candidate.ts';
import { bestOf, groupByAnswer, isAgreed, isDecided, type AnswerGroup } from './choice.ts';
import type { SolveRun } from './run.ts';
import { writeTexts, type Writing, type WrittenText } from './writeTexts.ts';

/** The chosen solution, and all that were written for the choice. */
export interface Chosen {
  readonly chosen: Candidate;
  readonly candidates: readonly Candidate[];
}

function writingOf(run: SolveRun, tries: Tries, order: number): Writing {
  const { problem, options } = run;
  return {
    problem: problem.text,
    format: promptFormat(tries.format),
    count: tries.count,
    temperature: tries.temperature,
    seed: options.seed + order,
    maxTokens: run.tokensLeft,
  };
}

async function readSilently(run: SolveRun, writing: Writing, written: WrittenText): Promise<Candidate> {
  const solution = await readerFor(writing.format, run.ports.witness)(written.text, true);
  const judged = await run.judge.judge(solution.steps, await run.judge.checkAll(solution.steps));
  return { format: writing.format, solution, judged, complete: written.complete };
}

/** The first solution is shown while it is written; more of the same request wait for it. */
async function writeShown(run: SolveRun, tries: Tries): Promise<Candidate[]> {
  const writing = writingOf(run, tries, 0);
  const live = run.show(writing.format);
  const texts = await writeTexts(run.generator, writing, run.usage, run.signal, (candidate, text) => {
    if (candidate === 0) live.grow(text);
  });
  const [first, ...others] = texts;
  const { solution, symbolic } = await live.end(first?.text ?? '');
  const judged = await run.judge.judge(solution.steps, symbolic);
  const shown = { format: writing.format, solution, judged, complete: first?.complete ?? false };
  return [shown, ...(await Promise.all(others.map((text) => readSilently(run, writing, text))))];
}

async function writeSilently(run: SolveRun, tries: Tries, order: number): Promise<Candidate[]> {
  const writing = writingOf(run, tries, order);
  const texts = await writeTexts(run.generator, writing, run.usage, run.signal);
  return Promise.all(texts.map((text) => readSilently(run, writing, text)));
}

function votesOf(run: SolveRun): (candidate: Candidate) => number {
  return run.options.strategy === 'majority' ? () => 1 : weighedVotes;
}

function outstandingVotes(plan: SolvePlan, from: number): number {
  return plan.slice(from).reduce((sum, tries) => sum + tries.count * promptFormat(tries.format).weight, 0);
}

async function group(run: SolveRun, candidates: readonly Candidate[]): Promise<readonly AnswerGroup[]> {
  return groupByAnswer(candidates, votesOf(run), run.same);
}

/** True when the plan's solutions from `next` on need not be written. */
function isSettled(run: SolveRun, groups: readonly AnswerGroup[], plan: SolvePlan, next: number): boolean {
  if (isDecided(groups, outstandingVotes(plan, next))) return true;
  return run.options.strategy === 'best' && isAgreed(groups, weighedVotes);
}

/** Writes the plan's solutions until the choice is settled or the budget is spent, and chooses. */
export async function chooseWhole(run: SolveRun, plan: SolvePlan): Promise<Chosen | null> {
  const candidates: Candidate[] = [];
  for (const [order, tries] of plan.entries()) {
    candidates.push(...(order === 0 ? await writeShown(run, tries) : await writeSilently(run, tries, order)));
    if (run.tokensLeft === 0 || isSettled(run, await group(run, candidates), plan, order + 1)) break;
  }
  const chosen = bestOf(await group(run, candidates), candidates);
  return chosen === null ? null : { chosen, candidates };
}
