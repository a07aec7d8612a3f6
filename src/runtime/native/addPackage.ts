import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StepwiseError } from '../../core/errors.ts';
import type { NativePackage } from './gpuPackages.ts';

/** Runs a program in a folder to its end. @throws Error with the end of what it wrote */
export type RunProgram = (program: string, args: readonly string[], cwd: string, signal: AbortSignal) => Promise<void>;

/**
 * Gets a package with the user's own npm client, holds its archive against the hash it must have, and only then puts it
 * into `modules`, a `node_modules` folder. What was there before is replaced; a failure leaves it as it was.
 * @throws StepwiseError `model-invalid` when the archive is another one; Error when npm or tar fails
 */
export async function addPackage(
  { name, version, integrity }: NativePackage,
  modules: string,
  signal: AbortSignal,
  run: RunProgram = runProgram,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-native-'));
  try {
    await run('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error'], folder, signal);
    const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`npm gave no archive of ${name}.`);
    await checkArchive(join(folder, archive), integrity, name);
    await run('tar', ['-xzf', archive], folder, signal);
    const place = join(modules, ...name.split('/'));
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await cp(join(folder, 'package'), place, { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkArchive(file: string, integrity: string, name: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` === integrity) return;
  throw new StepwiseError(
    'model-invalid',
    `What npm gave for ${name} is not the package this extension was made with, so nothing was installed.`,
  );
}

/** On Windows npm is a script, which only a shell starts; none of the arguments comes from a user. */
const runProgram: RunProgram = (program, args, cwd, signal) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd, signal, shell: process.platform === 'win32' });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? 'a signal'}. ${said}`.trim()));
    });
  });
