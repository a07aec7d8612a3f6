// Debian packages that the tests need; installed when this process may, named when it may not.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandError, run } from './command.mjs';

/** The full path of a program on PATH, or null. */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * Sees to it that these Debian packages are installed.
 * @param {readonly string[]} names
 * @throws {CommandError} that names what is missing when it cannot be installed here
 */
export async function ensureDebianPackages(names) {
  if (!findProgram('dpkg-query')) return;
  const missing = [];
  for (const name of names) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new CommandError(`Debian packages are missing. Install them: sudo apt-get install ${missing.join(' ')}`);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env, limitSeconds: 1200 });
}

async function isInstalled(name) {
  try {
    return (await run('dpkg-query', ['-W', '-f=${Status}', name])).startsWith('install ok installed');
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
}
