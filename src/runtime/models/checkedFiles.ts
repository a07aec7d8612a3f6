import { readFile, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { sha256OfFile } from './sha256.ts';

const noteSchema = z.strictObject({ sha256: z.string(), size: z.number(), modified: z.number() });

/** The name of the note beside a model that says which sha256 it was found to have. */
export function noteFile(file: string): string {
  return `${file}.sha256.json`;
}

/**
 * The sha256 of a model file. It is computed once and noted beside the file with its size and time, so that a model of
 * gigabytes is not read at every start; a changed file is read again.
 */
export async function checkedSha256(file: string, signal?: AbortSignal): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  const note = await readNote(file);
  if (note?.size === size && note.modified === mtimeMs) return note.sha256;
  const sha256 = await sha256OfFile(file, signal);
  await writeFile(noteFile(file), JSON.stringify({ sha256, size, modified: mtimeMs }));
  return sha256;
}

async function readNote(file: string): Promise<z.infer<typeof noteSchema> | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(noteFile(file), 'utf8')));
  } catch {
    // No note or a damaged one: the file is read again, which is always right.
    return null;
  }
}
