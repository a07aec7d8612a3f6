import * as z from 'zod';
import type { EngineEvent } from '../core/events.ts';
import { firstFailing } from '../core/verdict.ts';
import { lastOutcome } from '../engine/index.ts';
import type { MathTool, ToolCall } from './mathTool.ts';
import { stepLine, stepOutput, toStepOutput } from './stepOutput.ts';

const input = z.object({
  problem: z
    .string()
    .min(1)
    .max(20_000)
    .describe(
      'The problem, with all that is given in it. Formulas as LaTeX between dollar signs: "Solve $3x + 7 = 22$."',
    ),
  strategy: z
    .enum(['greedy', 'majority', 'best', 'search'])
    .optional()
    .describe('greedy: one try; majority: the answer most tries give; best: the best judged try; search: step by step'),
  seed: z.int().min(0).max(4_294_967_295).optional().describe('seed of the sampling; another one is another try'),
  maxTokens: z.int().min(32).max(65_536).optional().describe('tokens written at most, all tries together'),
});

const output = z.object({
  answer: z.string().nullable().describe('the final answer as written, null where the solution states none'),
  score: z.number().nullable().describe('probability that the whole solution is right; null without a trained scorer'),
  firstError: z.int().describe('index, from 0, of the first step that is refuted or doubtful; -1 where there is none'),
  steps: z.array(stepOutput),
  otherAnswers: z
    .array(z.string().nullable())
    .describe('the answers of the other tries, in the order they were written'),
});

/** Tells of each step as it is written; how many there will be is not known before the end. */
function telling(progress: NonNullable<ToolCall['progress']>): (event: EngineEvent) => void {
  let told = 0;
  return (event) => {
    if (event.kind === 'step') progress(++told, null, `Step ${event.index + 1}: ${event.step.text.slice(0, 200)}`);
  };
}

/** Solves a problem with the local model and judges every step of the solution. */
export const solveMath: MathTool<typeof input, typeof output> = {
  name: 'solveMath',
  title: 'Solve a problem',
  description:
    'Solves a mathematics problem step by step with a small language model on this machine, and judges each step by ' +
    'exact calculation and a trained scorer where one is in use. A small model gets many problems wrong: read the ' +
    'verdicts, not only the answer. It takes up to a few minutes. To check your own solution use verifySteps, which is fast.',
  input,
  output,
  async run({ problem, strategy, seed, maxTokens }, engine, { signal, progress }) {
    const settings = {
      ...(strategy !== undefined && { strategy }),
      ...(seed !== undefined && { seed }),
      ...(maxTokens !== undefined && { budget: maxTokens }),
    };
    const events = engine.solve({ text: problem, language: 'markdown' }, settings, signal);
    const outcome = await lastOutcome(events, progress && telling(progress));
    return {
      answer: outcome.answer,
      score: outcome.score,
      firstError: firstFailing(outcome.steps),
      steps: outcome.steps.map(toStepOutput),
      otherAnswers: outcome.alternatives.map(({ answer }) => answer),
    };
  },
  text({ answer, firstError, steps }) {
    const end = firstError < 0 ? [] : [`Step ${firstError + 1} failed its check; what follows rests on it.`];
    return [...steps.map(stepLine), ...end, answer === null ? 'No final answer.' : `Answer: ${answer}`].join('\n');
  },
};
