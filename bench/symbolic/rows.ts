import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';

export const answerCase = z.looseObject({
  id: z.string(),
  gold: z.string(),
  prediction: z.string(),
  expected: z.number(),
  precision: z.number().optional(),
  strict: z.boolean().optional(),
  allow_set_relation_comp: z.boolean().optional(),
  match_types: z.array(z.enum(['latex', 'expr'])).optional(),
});
export const stepCase = z.looseObject({
  id: z.string(),
  premise: z.union([z.string(), z.array(z.string()), z.null()]),
  step: z.string(),
  expected: z.enum(['valid', 'invalid', 'unknown']),
});
export const gsm8kRow = z.looseObject({ question: z.string(), solution: z.string() });
export const mathRow = z.looseObject({ problem: z.string(), solution: z.string(), answer: z.string() });
export const processRow = z.looseObject({
  id: z.string(),
  problem: z.string(),
  steps: z.array(z.string()),
  first_error: z.number(),
});

/** Rows of a JSON-lines file under `folder`, `.gz` or not, each validated; every `stride`-th row when that is over 1. */
export function readRows<Row>(folder: string, name: string, schema: z.ZodType<Row>, stride = 1): readonly Row[] {
  const path = [name, `${name}.gz`].map((file) => join(folder, file)).find((file) => existsSync(file));
  if (path === undefined) throw new Error(`No ${name} under ${folder}: give the data's folder with --data.`);
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line, k) => line.trim() !== '' && k % stride === 0);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
