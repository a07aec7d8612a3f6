import * as z from 'zod';
import { allLines } from '../reward/jsonLines.ts';

const problemRow = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]),
  problem: z.string().min(1),
  answer: z.string().nullable().optional(),
});

/** Prompts as OpenRLHF reads them: `input`, `label`, `datasource`, a line each. */
export async function openRlhfPrompts(file: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const rows = await allLines(file, (data) => problemRow.parse(data));
  return rows.map(({ problem, answer }) => ({ input: problem, label: answer ?? '', datasource: 'stepwise' }));
}

/** Prompts as verl reads them, to be turned into parquet where verl is installed. */
export async function verlPrompts(file: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await allLines(file, (data) => problemRow.parse(data));
  return rows.map(({ problem, answer }, index) => ({
    data_source: 'stepwise',
    prompt: [{ role: 'user', content: problem }],
    ability: 'math',
    reward_model: { style: 'rule', ground_truth: answer ?? '' },
    extra_info: { split: 'train', index, prompt: problem },
  }));
}
