// Finds the packages that a package needs at run time, the way Node finds them.
import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The folders of all packages that `names` need at run time, they themselves included; optional ones are left out.
 * @param {string} root the folder whose `node_modules` is looked in first
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} absolute folders, each once
 * @throws {Error} when a package that is needed is not installed
 */
export async function dependencyClosure(root, names) {
  const found = new Set();
  const waiting = names.map((name) => ({ name, from: root }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = await realpath(locate(next.name, next.from));
    if (found.has(folder)) continue;
    found.add(folder);
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    for (const name of Object.keys(manifest.dependencies ?? {})) waiting.push({ name, from: folder });
  }
  return [...found].sort();
}

function locate(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name}, which ${from} needs, is not installed. Run npm ci.`);
  }
}
