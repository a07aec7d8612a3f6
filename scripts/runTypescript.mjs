// Runs a TypeScript program of this repository: bundled by esbuild, packages left outside.
import { build } from 'esbuild';
import { basename, resolve } from 'node:path';
import { run } from './command.mjs';

const root = resolve(import.meta.dirname, '..');

/**
 * @param {string} entry path of the program, relative to the repository's root
 * @param {readonly string[]} args
 * @param {{ limitSeconds: number, show: boolean, env?: NodeJS.ProcessEnv }} options
 */
export async function runTypescript(entry, args, options) {
  const outfile = resolve(root, 'out', 'programs', basename(entry).replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [resolve(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return run(process.execPath, [outfile, ...args], { cwd: root, ...options });
}
