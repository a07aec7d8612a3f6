import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StepwiseError } from '../../core/errors.ts';
import { fingerprintOf, hashFiles, readManifest, writeWhole, type Manifest } from './manifest.ts';
import { StageLog } from './stageLog.ts';

/** What every stage is given: where it writes, what stops it, and how it tells what it does. */
export interface StageHost {
  readonly out: string;
  readonly signal: AbortSignal;
  readonly show: (line: string) => void;
}

/** One stage: all that decides its result, and its work. */
export interface Stage {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Files whose content decides the result. */
  readonly inputs: readonly string[];
  readonly seed: number;
  readonly model: string | null;
  work(log: StageLog): Promise<StageResult>;
}

/** What a stage made: files (named from its folder), and how many of what. */
export interface StageResult {
  readonly outputs: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

async function demandInputs(inputs: readonly string[]): Promise<Record<string, string>> {
  const missing = inputs.find((file) => !existsSync(file));
  if (missing !== undefined) throw new StepwiseError('internal', `There is no file ${missing}.`);
  return hashFiles(inputs);
}

async function stillHolds(manifest: Manifest, out: string): Promise<boolean> {
  const files = Object.keys(manifest.outputs);
  if (files.some((file) => !existsSync(join(out, file)))) return false;
  const now = await hashFiles(files.map((file) => join(out, file)));
  return files.every((file) => now[join(out, file)] === manifest.outputs[file]);
}

/** Whether the stage ended before it had made anything: of data that could not be read, only its mark and log are left. */
async function nothingMade({ name }: Stage, out: string): Promise<boolean> {
  const own = [`${name}.settings.json`, `${name}.log`];
  return (await readdir(out)).every((file) => own.includes(file));
}

/** A folder that holds an unfinished or finished stage of other settings is left alone. */
async function demandSameSettings(stage: Stage, host: StageHost, fingerprint: string): Promise<void> {
  const mark = join(host.out, `${stage.name}.settings.json`);
  const found = await readManifest(mark);
  const fresh = found === null || (found.fingerprint !== fingerprint && (await nothingMade(stage, host.out)));
  if (!fresh && found.fingerprint !== fingerprint) {
    const was = JSON.stringify({ ...found.settings, seed: found.seed, model: found.model });
    throw new StepwiseError(
      'internal',
      `${host.out} holds the stage ${stage.name} with other settings or data (${was}). It is left as it is. Name another folder, or delete that one.`,
    );
  }
  const { settings, seed, model } = stage;
  const blank = { inputs: {}, outputs: {}, counts: {}, seconds: 0, finished: '' };
  const marked: Manifest = { stage: stage.name, fingerprint, settings: { ...settings }, seed, model, ...blank };
  if (fresh) await writeWhole(mark, `${JSON.stringify(marked, null, 2)}\n`);
}

function explained(error: unknown, stage: Stage, out: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `There is no room left where ${out} stands. What the stage ${stage.name} had done is kept. Make room and run it again.`;
    return new StepwiseError('internal', message, { cause: error });
  }
  return error;
}

/**
 * Runs a stage to its end and writes its manifest. A finished stage whose outputs still stand is not run again; one that
 * was cut off goes on from its journal. The same settings, data, seed and model have the same fingerprint.
 * @throws StepwiseError what the stage throws; a folder of other settings; a missing input; a full disk
 */
export async function runStage(stage: Stage, host: StageHost): Promise<Manifest> {
  await mkdir(host.out, { recursive: true });
  const { name, settings, seed, model } = stage;
  const inputs = await demandInputs(stage.inputs);
  const fingerprint = fingerprintOf({ stage: name, settings, inputs, seed, model });
  await demandSameSettings(stage, host, fingerprint);
  const log = new StageLog(name, join(host.out, `${name}.log`), host.show);
  const file = join(host.out, `${name}.manifest.json`);
  const before = await readManifest(file);
  if (before !== null && (await stillHolds(before, host.out))) {
    log.say('done already; nothing is done twice');
    return before;
  }
  const started = Date.now();
  try {
    log.say(`begins: ${JSON.stringify({ ...settings, seed, model })}`);
    const { outputs, counts } = await stage.work(log);
    host.signal.throwIfAborted();
    const made = await hashFiles(outputs.map((output) => join(host.out, output)));
    const relative = Object.fromEntries(outputs.map((output) => [output, made[join(host.out, output)] ?? '']));
    const seconds = Math.round((Date.now() - started) / 100) / 10;
    const manifest: Manifest = {
      stage: name,
      fingerprint,
      settings: { ...settings },
      seed,
      model,
      inputs,
      outputs: relative,
      counts: { ...counts },
      seconds,
      finished: new Date().toISOString(),
    };
    await writeWhole(file, `${JSON.stringify(manifest, null, 2)}\n`);
    log.say(`done in ${seconds} s: ${JSON.stringify(counts)}`);
    return manifest;
  } catch (error) {
    throw explained(error, stage, host.out);
  }
}
