import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachePath, completeFolder, isComplete } from '../../../scripts/cache.mjs';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stepwise-cache-'));
  folder = join(root, 'thing', '1.0');
});
afterEach(() => rm(root, { recursive: true }));

async function fill(into: string): Promise<void> {
  await writeFile(join(into, 'content'), 'made');
}

describe('completeFolder', () => {
  it('builds once for one key', async () => {
    let builds = 0;
    const build = async (into: string): Promise<void> => {
      builds++;
      await fill(into);
    };
    await completeFolder(folder, { version: 1 }, build);
    await completeFolder(folder, { version: 1 }, build);
    expect(builds).toBe(1);
    expect(await readFile(join(folder, 'content'), 'utf8')).toBe('made');
  });

  it('builds anew for another key, from an empty folder', async () => {
    await completeFolder(folder, { version: 1 }, fill);
    await completeFolder(folder, { version: 2 }, () => Promise.resolve());
    expect(existsSync(join(folder, 'content'))).toBe(false);
    expect(await isComplete(folder, { version: 2 })).toBe(true);
  });

  it('does not take a build that failed for a complete one', async () => {
    const failing = completeFolder(folder, 1, async (into) => {
      await fill(into);
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await isComplete(folder, 1)).toBe(false);
    await completeFolder(folder, 1, fill);
    expect(await isComplete(folder, 1)).toBe(true);
  });

  it('lets two that want the same folder share one build', async () => {
    let builds = 0;
    const build = async (into: string): Promise<void> => {
      builds++;
      await fill(into);
    };
    await Promise.all([completeFolder(folder, 1, build), completeFolder(folder, 1, build)]);
    expect(builds).toBe(1);
  });

  it('takes over the lock of a process that is gone', async () => {
    await completeFolder(join(root, 'thing', 'other'), 1, fill);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(`${folder}.lock`, String(pid));
    await completeFolder(folder, 1, fill);
    expect(await isComplete(folder, 1)).toBe(true);
  });
});

describe('cachePath', () => {
  it('follows XDG_CACHE_HOME', () => {
    const before = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = '/caches';
    expect(cachePath('models', 'a.gguf')).toBe('/caches/stepwise-math/models/a.gguf');
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  });
});
