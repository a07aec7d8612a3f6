import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addPackage, type RunProgram } from '../../../../src/runtime/native/addPackage.ts';
import { gpuPackages } from '../../../../src/runtime/native/gpuPackages.ts';

const NAME = '@node-llama-cpp/linux-x64-cuda';
const execute = promisify(execFile);
let folder = '';
let archive = '';
let integrity = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-native-test-'));
  await mkdir(join(folder, 'package', 'bins'), { recursive: true });
  await writeFile(join(folder, 'package', 'package.json'), JSON.stringify({ name: NAME }));
  await writeFile(join(folder, 'package', 'bins', 'library.so'), 'new');
  archive = join(folder, 'made.tgz');
  await execute('tar', ['-czf', archive, '-C', folder, 'package']);
  integrity = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
});

afterAll(() => rm(folder, { recursive: true }));

/** What npm does when the registry gives this archive; tar is the real one. */
const run: RunProgram = async (program, args, cwd) => {
  if (program === 'npm') await writeFile(join(cwd, 'got.tgz'), await readFile(archive));
  else await execute(program, [...args], { cwd });
};

async function modulesWithOld(): Promise<string> {
  const modules = await mkdtemp(join(folder, 'modules-'));
  await mkdir(join(modules, NAME), { recursive: true });
  await writeFile(join(modules, NAME, 'old.so'), 'old');
  return modules;
}

const wanted = (hash: string): Parameters<typeof addPackage>[0] => ({
  name: NAME,
  version: '3.22.1',
  integrity: hash,
  megabytes: 1,
});

describe('adding a package with a native library', () => {
  it('puts it in the place of the old one when its hash is right', async () => {
    const modules = await modulesWithOld();
    await addPackage(wanted(integrity), modules, new AbortController().signal, run);
    expect((await readdir(join(modules, NAME))).sort()).toEqual(['bins', 'package.json']);
    expect(await readFile(join(modules, NAME, 'bins', 'library.so'), 'utf8')).toBe('new');
  });

  it('installs nothing when the archive is another one', async () => {
    const modules = await modulesWithOld();
    const added = addPackage(wanted(`sha512-${'A'.repeat(86)}==`), modules, new AbortController().signal, run);
    await expect(added).rejects.toMatchObject({ code: 'model-invalid' });
    expect(await readdir(join(modules, NAME))).toEqual(['old.so']);
  });

  it('leaves the old one where npm fails', async () => {
    const modules = await modulesWithOld();
    const failing: RunProgram = () => Promise.reject(new Error('npm ended with 1.'));
    await expect(addPackage(wanted(integrity), modules, new AbortController().signal, failing)).rejects.toThrow('npm');
    expect(await readdir(join(modules, NAME))).toEqual(['old.so']);
  });
});

describe('the packages with CUDA', () => {
  it('are those of the lock file, with its hashes', async () => {
    const lock = z
      .object({
        packages: z.record(
          z.string(),
          z.looseObject({ version: z.string().optional(), integrity: z.string().optional() }),
        ),
      })
      .parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
    expect(gpuPackages('linux-x64').map(({ name }) => name)).toEqual([NAME, `${NAME}-ext`]);
    for (const { name, version, integrity: hash } of gpuPackages('linux-x64')) {
      expect(lock.packages[`node_modules/${name}`]).toMatchObject({ version, integrity: hash });
    }
  });

  it('are none where CUDA cannot be added', () => {
    expect(gpuPackages('darwin-arm64')).toEqual([]);
  });
});
