import { readFileSync } from 'node:fs';
import * as z from 'zod';

const caseSchema = z.object({
  gold: z.string(),
  prediction: z.string(),
  expected: z.enum(['equal', 'different', 'undecided']),
});

/** One pair of texts and how their answers compare. */
export type AnswerCase = z.infer<typeof caseSchema>;

/** The cases of one file beside this one. */
export function readCases(name: string): readonly AnswerCase[] {
  const text = readFileSync(new URL(`./cases/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)));
}
