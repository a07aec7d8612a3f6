import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../scripts/command.mjs';
import { TARGETS } from '../scripts/packageStage.mjs';

const LIMIT_SECONDS = 1500;
const MEGABYTE = 1e6;

/** What a package came to: its size as it is downloaded, or why it could not be made on this machine. */
async function cell(target: string, folder: string, printed: string): Promise<string> {
  const reason = new RegExp(`^${target} +left out: (.*)$`, 'm').exec(printed)?.[1];
  if (reason !== undefined) return `not made here: ${reason}`;
  const { size } = await stat(join(folder, `stepwise-math-${target}.vsix`));
  return `${(size / MEGABYTE).toFixed(1)} MB`;
}

/** Makes the packages for every platform, and gives a row for each. */
async function rows(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-packages-'));
  try {
    const all = ['scripts/package.mjs', '--all', '--out-dir', folder];
    const printed = await run(process.execPath, all, { limitSeconds: LIMIT_SECONDS, show: true });
    return await Promise.all(TARGETS.map(async (target) => `| ${target} | ${await cell(target, folder, printed)} |`));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [, , out = 'docs/bench/packages.md'] = process.argv;
const page = [
  '# Packed sizes',
  '`npm run bench -- packages`. Each package holds the native library of its one platform and no model; the one for the web holds neither. A platform whose native library npm could not give to the machine that measured is named, with npm’s reason.',
  ['| package | size |', '| --- | --- |', ...(await rows())].join('\n'),
].join('\n\n');
await writeFile(out, `${page}\n`);
console.log(page);
