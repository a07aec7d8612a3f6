import type { z } from 'zod';
import type { ScoringRule } from '../core/symbolicWitness.ts';
import { answerRow, ratedStepRow, stepRow, type AnswerRow, type StepRow } from './rows/schemas.ts';

/** A set of labelled solutions, or of problems with reference answers, and how it is read and scored. */
export type EvaluationTask =
  | { readonly kind: 'steps'; readonly title: string; readonly schema: z.ZodType<StepRow> }
  | {
      readonly kind: 'answers';
      readonly title: string;
      readonly schema: z.ZodType<AnswerRow>;
      /** The published rule, reported beside the strict one. */
      readonly official: ScoringRule;
      readonly set: 'gsm8k' | 'math' | 'answers';
    };

/** Every evaluation by the name it has on the command line. */
export const EVALUATION_TASKS: Readonly<Record<string, EvaluationTask>> = {
  processbench: { kind: 'steps', title: 'ProcessBench', schema: stepRow },
  prm800k: { kind: 'steps', title: 'PRM800K steps', schema: ratedStepRow },
  'mr-gsm8k': { kind: 'steps', title: 'MR-GSM8K', schema: stepRow },
  prmbench: { kind: 'steps', title: 'PRMBench', schema: stepRow },
  steps: { kind: 'steps', title: 'Labelled solutions', schema: stepRow },
  gsm8k: { kind: 'answers', title: 'GSM8K', schema: answerRow, official: 'gsm8k', set: 'gsm8k' },
  math: { kind: 'answers', title: 'MATH', schema: answerRow, official: 'math', set: 'math' },
  answers: { kind: 'answers', title: 'Problems with answers', schema: answerRow, official: 'strict', set: 'answers' },
};
