import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { StepwiseError } from '../../../core/errors.ts';

/**
 * Runs `work` while holding a lock file, so that two downloads never write one file. A lock whose process is gone is
 * taken over.
 * @throws StepwiseError `model-missing` when another process is at work
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file, true);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string, takeOver: boolean): Promise<void> {
  // A hard link appears at once with its content: nobody ever reads a lock without an owner.
  const mine = `${file}.${process.pid}.${randomUUID()}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
    if (!takeOver || isRunning(owner)) throw busy(owner);
    await rm(file, { force: true });
    await acquire(file, false);
  } finally {
    await rm(mine, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // Without permission to signal it, it still runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function busy(owner: number): StepwiseError {
  return new StepwiseError(
    'model-missing',
    `This model is being downloaded already (process ${owner}). Wait for that download, or stop it first.`,
  );
}
