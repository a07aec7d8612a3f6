import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../scripts/command.mjs';

const LIMIT_SECONDS = 1500;
const MEGABYTE = 1e6;

/** The packages for every platform, with their sizes as they are downloaded. */
async function packed(): Promise<readonly { readonly target: string; readonly megabytes: number }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-packages-'));
  try {
    const all = ['scripts/package.mjs', '--all', '--strict', '--out-dir', folder];
    await run(process.execPath, all, { limitSeconds: LIMIT_SECONDS, show: true });
    const files = (await readdir(folder)).sort();
    return await Promise.all(
      files.map(async (file) => {
        const { size } = await stat(join(folder, file));
        return { target: /^stepwise-math-(.*)\.vsix$/.exec(file)?.[1] ?? file, megabytes: size / MEGABYTE };
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [, , out = 'docs/bench/packages.md'] = process.argv;
const rows = (await packed()).map(({ target, megabytes }) => `| ${target} | ${megabytes.toFixed(1)} MB |`);
const page = [
  '# Packed sizes',
  '`npm run bench -- packages`. Each package holds the native library of its one platform and no model.',
  ['| package | size |', '| --- | --- |', ...rows].join('\n'),
].join('\n\n');
await writeFile(out, `${page}\n`);
console.log(page);
