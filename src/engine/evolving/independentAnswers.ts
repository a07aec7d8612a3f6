import { StepwiseError } from '../../core/errors.ts';
import { sameAnswer, type SameAnswer } from '../judging/agreement.ts';
import { defaultSolveOptions } from '../options.ts';
import type { EnginePorts } from '../ports.ts';
import { solvePlans } from '../prompting/builtinFormats.ts';
import { problemKind } from '../prompting/problemKind.ts';
import type { SolvePlan } from '../prompting/solvePlan.ts';
import { solve } from '../solve.ts';

/** How a problem is solved several times over. */
export interface SolvingTries {
  readonly tries: number;
  readonly temperature: number;
  readonly seed: number;
  /** Prompt format of the tries; null takes the first of the default plan for the problem's kind. */
  readonly format: string | null;
}

/** What independent solutions of a problem say: the answer most give, and how many of the tries give it. */
export interface AnswerVote {
  readonly answer: string | null;
  readonly agree: number;
  readonly tries: number;
  /** The answer of every try that ended; null where it gave none. */
  readonly answers: readonly (string | null)[];
}

/** The answer that most of them give, the first of them among equals. */
export async function voteOf(
  answers: readonly (string | null)[],
  tries: number,
  same: SameAnswer,
): Promise<AnswerVote> {
  let best: { answer: string; agree: number } | null = null;
  for (const answer of answers) {
    if (answer === null) continue;
    const agreeing = await Promise.all(answers.map(async (other) => other !== null && same(answer, other)));
    const agree = agreeing.filter(Boolean).length;
    if (agree > (best?.agree ?? 0)) best = { answer, agree };
  }
  return { answer: best?.answer ?? null, agree: best?.agree ?? 0, tries, answers };
}

/**
 * Solves a problem `tries` times, each without sight of the others, and takes the vote. A solution with a refuted step or
 * a fault has no answer to vote for.
 * @throws StepwiseError when the model fails
 */
export async function independentAnswers(
  problem: string,
  { tries, temperature, seed, format }: SolvingTries,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<AnswerVote> {
  const plan: SolvePlan = [
    { format: format ?? solvePlans()[problemKind(problem)][0]?.format ?? '', count: tries, temperature },
  ];
  const options = { ...defaultSolveOptions, strategy: 'majority' as const, plan, seed };
  for await (const event of solve({ text: problem, language: 'markdown' }, options, ports, signal)) {
    if (event.kind === 'failed' && event.error.code === 'no-steps') return voteOf([], tries, sameAnswer(ports.witness));
    if (event.kind === 'failed') throw new StepwiseError(event.error.code, event.error.message);
    if (event.kind !== 'done') continue;
    const solutions = [event.outcome, ...event.outcome.alternatives];
    const answers = solutions.map(({ steps, answer }) =>
      steps.some((step) => step.verdict === 'refuted') ? null : answer,
    );
    return voteOf(answers, tries, sameAnswer(ports.witness));
  }
  throw new StepwiseError('internal', 'The engine ended without a result.');
}
