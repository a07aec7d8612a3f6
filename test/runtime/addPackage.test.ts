import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addPackage } from '../../src/runtime/native/addPackage.ts';

const NAME = '@node-llama-cpp/linux-arm64';
const locked = z.object({ version: z.string(), integrity: z.string() });
const lock = z.object({ packages: z.record(z.string(), z.unknown()) });
const manifest = z.looseObject({ name: z.string(), version: z.string() });

let folder = '';
let wanted = { name: NAME, version: '', integrity: '', megabytes: 1 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-npm-test-'));
  const { packages } = lock.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  wanted = { ...wanted, ...locked.parse(packages[`node_modules/${NAME}`]) };
});

afterAll(() => rm(folder, { recursive: true }));

/** The way CUDA is added, walked with a package of the same family that is small; npm keeps it in its own cache. */
describe('a native package that the npm client of this machine gets', () => {
  it('is installed when it is the one of the lock file', async () => {
    const modules = join(folder, 'right');
    await addPackage(wanted, modules, new AbortController().signal);
    const place = join(modules, ...NAME.split('/'));
    const { name, version } = manifest.parse(JSON.parse(await readFile(join(place, 'package.json'), 'utf8')));
    expect([name, version]).toEqual([NAME, wanted.version]);
    const files = await readdir(place, { recursive: true });
    expect(files.some((file) => file.endsWith('.node'))).toBe(true);
  });

  it('is not installed when it is another one, and what was there stays', async () => {
    const modules = join(folder, 'wrong');
    const place = join(modules, ...NAME.split('/'));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'old.node'), 'old');
    const other = { ...wanted, integrity: `sha512-${'A'.repeat(86)}==` };
    await expect(addPackage(other, modules, new AbortController().signal)).rejects.toMatchObject({
      code: 'model-invalid',
    });
    expect(await readdir(place)).toEqual(['old.node']);
  });

  it('is not waited for any more once that is stopped', async () => {
    const stop = new AbortController();
    const added = addPackage(wanted, join(folder, 'stopped'), stop.signal);
    stop.abort();
    await expect(added).rejects.toThrow(/abort/i);
    await expect(readdir(join(folder, 'stopped'))).rejects.toThrow();
  });
});
