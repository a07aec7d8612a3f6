import * as z from 'zod';
import { firstFailing } from '../core/verdict.ts';
import { lastOutcome } from '../engine/index.ts';
import type { MathTool } from './mathTool.ts';
import { stepLine, stepOutput, toStepOutput } from './stepOutput.ts';

const LONGEST = 20_000;

const input = z.object({
  problem: z
    .string()
    .max(LONGEST)
    .optional()
    .describe('The problem that the steps answer, with what is given in it. Formulas as LaTeX between dollar signs.'),
  steps: z
    .array(z.string().min(1).max(LONGEST))
    .min(1)
    .max(200)
    .describe('The steps in order, each one line of reasoning. Formulas as LaTeX between dollar signs: "$3x = 21$".'),
});

const output = z.object({
  firstError: z.int().describe('index, from 0, of the first step that is refuted or doubtful; -1 where there is none'),
  allVerified: z.boolean().describe('true only where calculation confirmed every step'),
  steps: z.array(stepOutput),
});

/** Judges the steps of a derivation, each from those before it. */
export const verifySteps: MathTool<typeof input, typeof output> = {
  name: 'verifySteps',
  title: 'Verify steps',
  description:
    'Checks a mathematical derivation step by step with exact calculation. Each step is verified (every claim read in ' +
    'it was proved), refuted (with a counterexample or the value it should have), or left open (unchecked, or plausible ' +
    'or doubtful by a trained scorer); an open step is neither right nor wrong. Use it before relying on algebra, ' +
    'arithmetic, calculus or an answer that was reasoned out in steps.',
  input,
  output,
  async run({ problem, steps }, engine, { signal, progress }) {
    const derivation = {
      steps: steps.map((text) => ({ text })),
      ...(problem !== undefined && { problem: { text: problem, language: 'markdown' as const } }),
    };
    const outcome = await lastOutcome(engine.verify(derivation, signal), (event) => {
      if (event.kind !== 'verdict') return;
      progress?.(event.judged.index + 1, steps.length, `Step ${event.judged.index + 1}: ${event.judged.verdict}`);
    });
    return {
      firstError: firstFailing(outcome.steps),
      allVerified: outcome.steps.every(({ verdict }) => verdict === 'verified'),
      steps: outcome.steps.map(toStepOutput),
    };
  },
  text({ firstError, allVerified, steps }) {
    const end = allVerified ? 'Every step is verified.' : 'No step is refuted; not every step could be verified.';
    return [...steps.map(stepLine), firstError < 0 ? end : `The first failing step is step ${firstError + 1}.`].join(
      '\n',
    );
  },
};
