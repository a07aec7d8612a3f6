import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '0.11.2';

/**
 * The folder of OpenRLHF's package as published, fetched once into the project's cache (200 kB, nothing of what it
 * depends on); null where it cannot be fetched.
 */
export async function openRlhfFolder(python: string): Promise<string | null> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'stepwise-math', `openrlhf-${VERSION}`);
  const found = join(folder, `openrlhf-${VERSION}.data`, 'purelib');
  if (existsSync(found)) return found;
  try {
    await mkdir(folder, { recursive: true });
    await run(python, ['-m', 'pip', 'download', `openrlhf==${VERSION}`, '--no-deps', '--quiet', '-d', folder]);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl')) ?? '';
    await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    return existsSync(found) ? found : null;
  } catch (error) {
    console.warn('OpenRLHF cannot be fetched here.', error);
    return null;
  }
}
