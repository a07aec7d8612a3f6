// The project's cache folder: what was downloaded or built once, each folder with a marker that says it is complete.
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MARKER = '.complete.json';

/** A path inside the project's cache folder (`$XDG_CACHE_HOME/stepwise-math`, or the same under `~/.cache`). */
export function cachePath(...parts) {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stepwise-math', ...parts);
}

/** Whether `folder` was completed by a build with this very `key`. */
export async function isComplete(folder, key) {
  const marker = join(folder, MARKER);
  return existsSync(marker) && (await readFile(marker, 'utf8')) === JSON.stringify(key);
}

/**
 * Makes `folder` by `build` unless it is there already with the same `key`; a folder left half made is made anew.
 * A second process that wants the same folder waits for the first.
 * @param {string} folder
 * @param {unknown} key anything JSON can hold; another key means another content
 * @param {(folder: string) => Promise<void>} build
 */
export async function completeFolder(folder, key, build) {
  if (await isComplete(folder, key)) return;
  const release = await lock(`${folder}.lock`);
  try {
    if (await isComplete(folder, key)) return;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await build(folder);
    await writeFile(join(folder, MARKER), JSON.stringify(key));
  } finally {
    await release();
  }
}

async function lock(file) {
  await mkdir(dirname(file), { recursive: true });
  for (;;) {
    const handle = await open(file, 'wx').catch(whenTaken);
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    if (await ownerIsGone(file)) await rm(file, { force: true });
    await sleep(500);
  }
}

function whenTaken(error) {
  if (error.code === 'EEXIST') return null;
  throw error;
}

async function ownerIsGone(file) {
  const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
