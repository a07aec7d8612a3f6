import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/command.mjs';

const VSIX = 'out/test-results/stepwise-math.vsix';
const MEGABYTE = 1_000_000;

let folder: string;
let files: readonly string[];

beforeAll(async () => {
  await run(process.execPath, ['scripts/package.mjs', '--target', 'linux-x64', '--out', VSIX]);
  folder = await mkdtemp(join(tmpdir(), 'stepwise-vsix-'));
  await run('python3', ['-m', 'zipfile', '-e', VSIX, folder]);
  const entries = await readdir(join(folder, 'extension'), { recursive: true, withFileTypes: true });
  files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(folder, 'extension'), join(entry.parentPath, entry.name)));
});

afterAll(() => rm(folder, { recursive: true }));

const own = (): readonly string[] => files.filter((file) => !file.startsWith('node_modules/'));
const text = (file: string): Promise<string> => readFile(join(folder, 'extension', file), 'utf8');

/** The size that a kind of file takes, unpacked. */
async function sizeOf(chosen: readonly string[]): Promise<number> {
  const sizes = await Promise.all(chosen.map(async (file) => (await stat(join(folder, 'extension', file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the package', () => {
  it('holds what the manifest and the bundles name', async () => {
    expect(files).toEqual(expect.arrayContaining(['package.json', 'package.nls.json', 'dist/extension.cjs']));
    expect(files).toEqual(expect.arrayContaining(['dist/model.js', 'dist/symbolic.js', 'dist/typeset.cjs', 'dist/reading.cjs']));
    const manifest = JSON.parse(await text('package.json')) as Record<string, unknown>;
    expect(Object.keys(manifest).filter((key) => /^(scripts|devDependencies|private|bin)$/.test(key))).toEqual([]);
  });

  it('holds nothing that only makes, measures or tests', () => {
    expect(
      own().filter((file) => /(^|\/)(training|evaluation|cli|test|published|screenshots)(\/|$)/.test(file)),
    ).toEqual([]);
    expect(own().filter((file) => /stepwise\.js$|\.map$|\.ts$/.test(file))).toEqual([]);
  });

  it('holds one native library, the one for its platform, and no input of a compiler', () => {
    const binaries = new Set(files.flatMap((file) => /^node_modules\/@node-llama-cpp\/([^/]+)/.exec(file)?.[1] ?? []));
    expect([...binaries]).toEqual(['linux-x64']);
    expect(files.filter((file) => /gitRelease\.bundle|llama\/addon|\.d\.[cm]?ts$|\.map$/.test(file))).toEqual([]);
  });

  it('stays small', async () => {
    expect((await stat(VSIX)).size).toBeLessThan(45 * MEGABYTE);
    expect(await sizeOf(['dist/extension.cjs'])).toBeLessThan(0.6 * MEGABYTE);
  });

  it('holds no evaluation or training code inside its bundles', async () => {
    for (const bundle of own().filter((file) => file.startsWith('dist/'))) {
      expect(await text(bundle), bundle).not.toMatch(/ProcessBench F1|mr-gsm8k|prmbench|ray\.init/);
    }
  });

  it('names no network host that it could talk to but those of the catalogue', async () => {
    const catalogue = await Promise.all(
      own()
        .filter((file) => file.startsWith('data/'))
        .map(text),
    );
    const known = new Set([...hosts(catalogue.join('\n')), ...NAMESPACES]);
    for (const bundle of own().filter((file) => /^dist\/.*js$/.test(file))) {
      const strange = hosts(await text(bundle)).filter((host) => !known.has(host));
      expect(strange, bundle).toEqual([]);
    }
  });
});

/** Names that look like hosts but are names of XML and JSON formats, pages that messages point to, or this machine. */
const NAMESPACES = ['www.w3.org', 'json-schema.org', '127.0.0.1', 'localhost', 'mathjax.org', 'www.mathjax.org'];

function hosts(source: string): string[] {
  return [...new Set([...source.matchAll(/https?:\/\/([\w.-]+\w)/g)].flatMap((match) => match[1] ?? []))];
}
