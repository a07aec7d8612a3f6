import * as z from 'zod';
import { finalAnswer } from '../../symbolic/index.ts';
import { allLines } from '../reward/jsonLines.ts';

/** A problem of a public training set with its worked solution. */
export interface SourceProblem {
  readonly id: string;
  readonly problem: string;
  readonly solution: string;
  readonly answer: string;
  readonly set: 'gsm8k' | 'math';
}

const idSchema = z.object({ id: z.string().optional() });
/** As OpenAI publishes it: the solution stands in `answer` and ends in `#### 72`. */
const gsm8kOriginal = z.object({ question: z.string().min(1), answer: z.string().includes('####') });
const gsm8kSplit = z.object({ question: z.string().min(1), solution: z.string().min(1), answer: z.string().min(1) });
const mathRow = z.object({ problem: z.string().min(1), solution: z.string().min(1), answer: z.string().optional() });

function gsm8kRow(data: unknown, id: string): SourceProblem {
  const original = gsm8kOriginal.safeParse(data);
  if (original.success) {
    const [solution = '', answer = ''] = original.data.answer.split('####');
    return { id, problem: original.data.question, solution, answer: answer.trim(), set: 'gsm8k' };
  }
  const { question, solution, answer } = gsm8kSplit.parse(data);
  return { id, problem: question, solution, answer, set: 'gsm8k' };
}

function mathProblem(data: unknown, id: string): SourceProblem {
  const { problem, solution, answer } = mathRow.parse(data);
  const found = answer ?? finalAnswer(solution);
  if (found === null) throw new Error('the solution has no boxed answer');
  return { id, problem, solution, answer: found, set: 'math' };
}

/**
 * The problems of a GSM8K or MATH training file, as published or with its solution split off; gzip allowed.
 * @throws StepwiseError naming file and line of a row that is none
 */
export async function importProblems(file: string, set: SourceProblem['set']): Promise<SourceProblem[]> {
  let count = 0;
  return allLines(file, (data) => {
    const id = idSchema.safeParse(data).data?.id ?? `${set}-${count}`;
    count += 1;
    return set === 'gsm8k' ? gsm8kRow(data, id) : mathProblem(data, id);
  });
}
