// Finds the package with a platform's native library, or gets it with npm and checks it against the lock file.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath, completeFolder } from './cache.mjs';
import { run } from './command.mjs';

/**
 * The folder of a package at the lock file's version.
 * @param {string} root the folder whose `node_modules` is looked in first
 * @param {string} name
 * @returns {Promise<string>}
 * @throws {Error} when it cannot be had, or is not what the lock file says
 */
export async function nativePackage(root, name) {
  const installed = join(root, 'node_modules', name);
  if (existsSync(join(installed, 'package.json'))) return installed;
  const { version, integrity } = await lockedPackage(root, name);
  const folder = cachePath('native', `${name.replaceAll('/', '+')}@${version}`);
  await completeFolder(folder, { name, version, integrity }, async () => {
    await download(`${name}@${version}`, folder);
    const archive = join(folder, `${name.replace('@', '').replaceAll('/', '-')}-${version}.tgz`);
    if (integrity) await checkIntegrity(archive, integrity);
    await run('tar', ['-xzf', archive, '-C', folder]);
  });
  return join(folder, 'package');
}

/** @throws {Error} with npm's own reason when the package cannot be had */
async function download(named, folder) {
  try {
    await run('npm', ['pack', named, '--pack-destination', folder, '--loglevel=error'], { cwd: folder });
  } catch (cause) {
    const reason = /^npm error (?!code )(?:[a-z]+ )?([A-Z].*)$/m.exec(cause.message)?.[1] ?? cause.message;
    throw new Error(`npm could not give ${named}: ${reason}`, { cause });
  }
}

/** What the lock file says of a package; the integrity is null for a platform the lock was never made on. */
export async function lockedPackage(root, name) {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const locked = packages[`node_modules/${name}`];
  if (!locked) throw new Error(`${name} is not in package-lock.json.`);
  return { version: locked.version, integrity: locked.integrity ?? null };
}

/** @throws {Error} when the file's hash is not the one stated (`sha512-BASE64`) */
export async function checkIntegrity(file, integrity) {
  const [algorithm, expected] = integrity.split(/-(.*)/s);
  const found = createHash(algorithm)
    .update(await readFile(file))
    .digest('base64');
  if (found !== expected) throw new Error(`${file} is not what package-lock.json says: its ${algorithm} is ${found}.`);
}
