import * as z from 'zod';
import data from '../../../data/prompts/judging/steps.json';
import { StepwiseError } from '../../core/errors.ts';
import { defaultSolveOptions, solve, type EnginePorts } from '../../engine/index.ts';
import type { Solution, StepLabel } from './labelled.ts';

const judging = z.strictObject({ system: z.string(), question: z.string(), maxTokens: z.int() }).parse(data);

/** The symbolic witness: what it proves is right, what it refutes wrong, all else not known. */
export async function byWitness(solution: Solution, ports: EnginePorts, signal: AbortSignal): Promise<StepLabel[]> {
  const { problem, steps } = solution;
  return Promise.all(
    steps.map(async (step, place) => {
      const request = { problem, previous: steps.slice(0, place), step };
      const { outcome } = await ports.witness.checkStep(request, signal);
      return outcome === 'proved' ? 1 : outcome === 'refuted' ? 0 : null;
    }),
  );
}

/** Labels read from lines such as `2: wrong`; a step that is not named has none. */
export function readJudgement(text: string, count: number): StepLabel[] {
  const labels: StepLabel[] = Array.from({ length: count }, () => null);
  for (const [, number, word] of text.matchAll(/^\W*(\d{1,3})\W+(right|wrong|correct|incorrect)\b/gim)) {
    const place = Number(number) - 1;
    if (place < count) labels[place] = /^(?:right|correct)$/i.test(word ?? '') ? 1 : 0;
  }
  return labels;
}

/** A judge model's word on every step. */
export async function byJudge(solution: Solution, ports: EnginePorts, signal: AbortSignal): Promise<StepLabel[]> {
  if (ports.generator === null)
    throw new StepwiseError('model-missing', 'A judge is asked for, and no model is named.');
  const steps = solution.steps.map((step, place) => `${place + 1}: ${step}`).join('\n');
  const content = judging.question.replace('{problem}', () => solution.problem).replace('{steps}', () => steps);
  const request = {
    prompt: {
      kind: 'chat' as const,
      messages: [
        { role: 'system' as const, content: judging.system },
        { role: 'user' as const, content },
      ],
    },
    sampling: { temperature: 0, topP: 1, topK: 1, seed: 1 },
    maxTokens: judging.maxTokens,
    stop: [],
    candidates: 1,
  };
  let text = '';
  for await (const event of ports.generator.generate(request, signal)) if (event.kind === 'text') text += event.text;
  signal.throwIfAborted();
  return readJudgement(text, solution.steps.length);
}

/** How rollouts are made: so many continuations from after each step. */
export interface Rollouts {
  readonly tries: number;
  readonly seed: number;
}

async function reaches(
  solution: Solution,
  kept: number,
  seed: number,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<boolean> {
  const options = { ...defaultSolveOptions, kept: solution.steps.slice(0, kept), seed, proposals: 1, budget: 300 };
  for await (const event of solve({ text: solution.problem, language: 'markdown' }, options, ports, signal)) {
    if (event.kind === 'failed' && event.error.code !== 'no-steps')
      throw new StepwiseError(event.error.code, event.error.message);
    if (event.kind !== 'done' || event.outcome.answer === null) continue;
    return (await ports.witness.compareAnswers(solution.answer ?? '', event.outcome.answer)).verdict === 'equal';
  }
  return false;
}

/**
 * Rollouts (Math-Shepherd): a step from which some continuation reaches the answer is right; the first from which none
 * does, after one from which some did, is wrong.
 */
export async function byRollouts(
  solution: Solution,
  { tries, seed }: Rollouts,
  ports: EnginePorts,
  signal: AbortSignal,
): Promise<StepLabel[]> {
  if (solution.answer === undefined) return solution.steps.map(() => null);
  const labels: StepLabel[] = [];
  for (const [place] of solution.steps.entries()) {
    if (labels.includes(0)) {
      labels.push(null);
      continue;
    }
    let reached = false;
    for (let attempt = 0; attempt < tries && !reached; attempt += 1) {
      reached = await reaches(solution, place + 1, seed + attempt, ports, signal);
    }
    labels.push(reached ? 1 : place > 0 || tries > 1 ? 0 : null);
  }
  return labels;
}
