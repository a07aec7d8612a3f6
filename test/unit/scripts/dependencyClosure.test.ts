import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencyClosure } from '../../../scripts/dependencyClosure.mjs';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stepwise-closure-')));
});
afterEach(() => rm(root, { recursive: true }));

async function install(place: string, manifest: object): Promise<void> {
  await mkdir(join(root, place), { recursive: true });
  await writeFile(join(root, place, 'package.json'), JSON.stringify(manifest));
}

async function closure(...names: string[]): Promise<string[]> {
  return (await dependencyClosure(root, names)).map((folder) => relative(root, folder));
}

describe('dependencyClosure', () => {
  it('follows dependencies and leaves optional and development ones out', async () => {
    await install('node_modules/a', {
      dependencies: { b: '1' },
      optionalDependencies: { big: '1' },
      devDependencies: { tool: '1' },
    });
    await install('node_modules/b', {});
    await install('node_modules/big', {});
    expect(await closure('a')).toEqual(['node_modules/a', 'node_modules/b']);
  });

  it('prefers a nested copy, as Node does', async () => {
    await install('node_modules/a', { dependencies: { b: '2' } });
    await install('node_modules/a/node_modules/b', {});
    await install('node_modules/b', {});
    expect(await closure('a')).toEqual(['node_modules/a', 'node_modules/a/node_modules/b']);
  });

  it('ends on a circle', async () => {
    await install('node_modules/a', { dependencies: { b: '1' } });
    await install('node_modules/b', { dependencies: { a: '1' } });
    expect(await closure('a')).toEqual(['node_modules/a', 'node_modules/b']);
  });

  it('names what is missing', async () => {
    await install('node_modules/a', { dependencies: { gone: '1' } });
    await expect(closure('a')).rejects.toThrow(/gone, which .*a needs, is not installed/);
  });
});
