import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { sha256OfFile } from '../../runtime/models/index.ts';

const hashes = z.record(z.string(), z.string());

const manifestSchema = z.strictObject({
  stage: z.string(),
  /** sha256 over all that decides the result: settings, inputs, seed, model. */
  fingerprint: z.string(),
  settings: z.record(z.string(), z.unknown()),
  seed: z.int(),
  model: z.string().nullable(),
  /** sha256 by file. */
  inputs: hashes,
  outputs: hashes,
  counts: z.record(z.string(), z.number()),
  /** Wall time of the run that ended the stage, in seconds; an earlier one that was cut off is not in it. */
  seconds: z.number(),
  finished: z.string(),
});

/** What a stage was made of and what came out: enough to make it again, and to see whether it must be. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The sha256 of each file, by its name as given. @throws StepwiseError-free: a missing file is an ENOENT error */
export async function hashFiles(files: readonly string[]): Promise<Record<string, string>> {
  const found = await Promise.all(files.map(async (file) => [file, await sha256OfFile(file)] as const));
  return Object.fromEntries(found);
}

/** One hash over all that decides a stage's result; inputs count by what is in them, not by where they stand. */
export function fingerprintOf(deciding: {
  readonly stage: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly model: string | null;
}): string {
  const plain = { ...deciding, inputs: Object.values(deciding.inputs) };
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}

/** The manifest in this file, null when there is none. */
export async function readManifest(file: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a file whole or not at all. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}
