import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/command.mjs';
import { BINARIES, TARGETS } from '../../scripts/packageStage.mjs';

const FOLDER = 'out/test-results/vsix';
const MEGABYTE = 1_000_000;

/** One .vsix, unpacked. */
interface Unpacked {
  readonly vsix: string;
  readonly folder: string;
  readonly files: readonly string[];
}

let folder: string;
let files: readonly string[];
let printed: string;
const all = new Map<string, Unpacked>();

async function unpack(vsix: string): Promise<Unpacked> {
  const place = await mkdtemp(join(tmpdir(), 'stepwise-vsix-'));
  await run('python3', ['-m', 'zipfile', '-e', vsix, place]);
  const entries = await readdir(join(place, 'extension'), { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(place, 'extension'), join(entry.parentPath, entry.name)));
  return { vsix, folder: place, files: names };
}

beforeAll(async () => {
  await rm(FOLDER, { recursive: true, force: true });
  printed = await run(process.execPath, ['scripts/package.mjs', '--all', '--out-dir', FOLDER]);
  for (const name of await readdir(FOLDER)) {
    const target = /^stepwise-math-(.*)\.vsix$/.exec(name)?.[1] ?? name;
    all.set(target, await unpack(join(FOLDER, name)));
  }
  ({ folder, files } = all.get('linux-x64')!);
});

afterAll(async () => {
  for (const one of all.values()) await rm(one.folder, { recursive: true });
});

const own = (): readonly string[] => files.filter((file) => !file.startsWith('node_modules/'));
const text = (file: string): Promise<string> => readFile(join(folder, 'extension', file), 'utf8');

/** The size that a kind of file takes, unpacked. */
async function sizeOf(chosen: readonly string[]): Promise<number> {
  const sizes = await Promise.all(chosen.map(async (file) => (await stat(join(folder, 'extension', file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the package', () => {
  it('holds what the manifest and the bundles name', async () => {
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'package.nls.json', 'dist/extension.cjs', 'dist/workshop.cjs']),
    );
    expect(files).toEqual(
      expect.arrayContaining(['dist/model.js', 'dist/symbolic.js', 'dist/typeset.cjs', 'dist/reading.cjs']),
    );
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
    for (const { vsix } of all.values()) expect((await stat(vsix)).size, vsix).toBeLessThan(45 * MEGABYTE);
    // What every editor reads that has this extension, and what one with mathematics reads.
    expect(await sizeOf(['dist/extension.cjs'])).toBeLessThan(0.03 * MEGABYTE);
    expect(await sizeOf(['dist/workshop.cjs'])).toBeLessThan(0.6 * MEGABYTE);
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

describe('the package of every platform', () => {
  it('is made, or named with the reason why it is not', () => {
    for (const target of TARGETS) {
      expect(printed).toMatch(new RegExp(`^${target} +(?:[\\d.]+ MB  |left out: )`, 'm'));
      expect(all.has(target), target).toBe(new RegExp(`^${target} +[\\d.]+ MB`, 'm').test(printed));
    }
    for (const target of ['linux-x64', 'linux-arm64', 'web']) expect([...all.keys()]).toContain(target);
  });

  it('holds its own native library and no other, no model, and nothing that only makes, measures or tests', () => {
    for (const [target, { files: listed }] of all) {
      const natives = new Set(
        listed.flatMap((file) => /^node_modules\/(@node-llama-cpp\/[^/]+)/.exec(file)?.[1] ?? []),
      );
      expect([...natives], target).toEqual(target === 'web' ? [] : [BINARIES[target as keyof typeof BINARIES]]);
      expect(
        listed.filter((file) => /\.(gguf|safetensors)$/.test(file)),
        target,
      ).toEqual(bundledAdapters(listed));
      const strange = /(^|\/)(training|evaluation|cli|trainer|bench)\//;
      expect(
        listed.filter((file) => !file.startsWith('node_modules/') && strange.test(file)),
        target,
      ).toEqual([]);
    }
  });

  it('is, for the web, the bundles of the browser with what they show, and nothing of Node', async () => {
    const web = all.get('web')!;
    expect(web.files.filter((file) => file.startsWith('dist/')).sort()).toEqual([
      'dist/web/extension.js',
      'dist/web/symbolic.js',
      'dist/web/typeset.js',
    ]);
    expect(web.files.filter((file) => file.startsWith('node_modules/') || file.startsWith('data/'))).toEqual([]);
    for (const bundle of web.files.filter((file) => file.startsWith('dist/'))) {
      const source = await readFile(join(web.folder, 'extension', bundle), 'utf8');
      const required = [...source.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1]);
      expect(
        required.filter((name) => name !== 'vscode'),
        bundle,
      ).toEqual([]);
      expect(source, bundle).not.toMatch(/["']node:[a-z_/]+["']/);
    }
    const manifest = JSON.parse(await readFile(join(web.folder, 'extension', 'package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({ browser: './dist/web/extension.js' });
    expect(manifest).not.toHaveProperty('main');
    // A worker of the editor loads no modules, and takes the bundle for one where the manifest says so.
    expect(manifest).not.toHaveProperty('type');
  });
});

/** The small scorer's adapter comes with the extension; the models it stands on do not. */
function bundledAdapters(listed: readonly string[]): readonly string[] {
  return listed.filter((file) => /^data\/adapters\/[\w.-]+\.gguf$/.test(file));
}

/** Names that look like hosts but are names of XML and JSON formats, pages that messages point to, or this machine. */
const NAMESPACES = ['www.w3.org', 'json-schema.org', '127.0.0.1', 'localhost', 'mathjax.org', 'www.mathjax.org'];

function hosts(source: string): string[] {
  return [...new Set([...source.matchAll(/https?:\/\/([\w.-]+\w)/g)].flatMap((match) => match[1] ?? []))];
}
