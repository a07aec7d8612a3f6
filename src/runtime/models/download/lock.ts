import { open, readFile, rm } from 'node:fs/promises';
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
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
    if (!takeOver || isRunning(owner)) throw busy(owner);
    await rm(file, { force: true });
    await acquire(file, false);
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
