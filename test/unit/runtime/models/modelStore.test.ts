import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkedSha256, noteFile } from '../../../../src/runtime/models/checkedFiles.ts';
import { scorerFiles, storeFolder, truncatedModel } from '../../../../src/runtime/models/index.ts';
import { syntheticModel } from '../gguf/syntheticModel.ts';
import { entryOf, sha256, testStore, type TestStore } from './testStore.ts';

const content = syntheticModel(
  { 'qwen2.block_count': 4 },
  { 'blk.0.w': Buffer.alloc(8, 1), 'blk.3.w': Buffer.alloc(8, 2) },
);
const never = new AbortController().signal;

describe('ModelStore', () => {
  let made: TestStore;
  afterEach(() => made.remove());

  async function install(name = 'model.gguf', bytes: Buffer = content): Promise<string> {
    await mkdir(made.folder, { recursive: true });
    await writeFile(join(made.folder, name), bytes);
    return join(made.folder, name);
  }

  it('says how to get a model that is not there', async () => {
    made = await testStore([entryOf(content, [{ kind: 'file' }])]);
    await expect(made.store.require('model')).rejects.toThrow(/not on this machine.*stepwise models get model/);
    expect(await made.store.list()).toMatchObject([{ installed: false }]);
  });

  it('accepts the right file once and for all, and finds out when it changed', async () => {
    made = await testStore([entryOf(content, [{ kind: 'file' }])]);
    const file = await install();
    expect(await made.store.require('model', never)).toMatchObject({ file, verified: true });
    await install('model.gguf', Buffer.from('something else'));
    await expect(made.store.require('model')).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('uses a file of the user as it is, without calling it verified', async () => {
    made = await testStore([entryOf(content, [{ kind: 'file' }])]);
    const own = await install('mine.gguf', Buffer.from('fine-tuned'));
    const { store } = await testStore([entryOf(content, [{ kind: 'file' }])], {
      folder: made.folder,
      ownFiles: { model: own },
    });
    expect(await store.require('model')).toMatchObject({ file: own, verified: false });
    await store.remove('model');
    expect(await store.list()).toMatchObject([{ installed: true }]);
  });

  it('removes a model with its note, its parts and its cut copies', async () => {
    made = await testStore([entryOf(content, [{ kind: 'file' }])]);
    const file = await install();
    await install('model.gguf.part');
    const { sha256: found } = await made.store.require('model');
    await truncatedModel({ file, sha256: found }, 2, made.store.derivedFolder);
    await made.store.remove('model');
    expect(await readdir(made.folder)).toEqual(['derived']);
    expect(await readdir(made.store.derivedFolder)).toEqual([]);
  });

  it('lays a bundled adapter over a base that is cut after a block', async () => {
    const adapter = entryOf(Buffer.from('adapter'), [{ kind: 'bundled', path: 'adapter.gguf' }], {
      id: 'prm',
      purpose: 'scorer',
      format: 'stepwise',
      on: { base: 'model', blocks: 2 },
    });
    made = await testStore([entryOf(content, [{ kind: 'file' }]), adapter]);
    await install();
    await writeFile(join(made.folder, '..', 'adapter.gguf'), 'adapter');
    const files = await scorerFiles(made.store, 'prm');
    expect(files).toMatchObject({ verified: true, adapters: [{ scale: 1 }] });
    expect(files.file).toContain(`${sha256(content).slice(0, 16)}-2-blocks.gguf`);
    expect((await stat(files.file)).size).toBeLessThan(content.length);
    await expect(scorerFiles(made.store, 'model')).rejects.toThrow(/is a solver/);
  });
});

describe('checkedSha256', () => {
  it('reads a file again only when it changed', async () => {
    const made = await testStore([]);
    await mkdir(made.folder, { recursive: true });
    const file = join(made.folder, 'a.gguf');
    await writeFile(file, 'one');
    const first = await checkedSha256(file);
    const note = await stat(noteFile(file));
    expect(await checkedSha256(file)).toBe(first);
    expect((await stat(noteFile(file))).mtimeMs).toBe(note.mtimeMs);
    await utimes(file, new Date(0), new Date(0));
    await writeFile(noteFile(file), 'damaged');
    expect(await checkedSha256(file)).toBe(first);
    await made.remove();
  });
});

describe('storeFolder', () => {
  it.each([
    ['/set', { STEPWISE_MODELS: '/named', XDG_CACHE_HOME: '/cache' }, '/set'],
    ['', { STEPWISE_MODELS: '/named', XDG_CACHE_HOME: '/cache' }, '/named'],
    ['', { STEPWISE_MODELS: '', XDG_CACHE_HOME: '/cache' }, join('/cache', 'stepwise-math', 'models')],
  ])('setting %j and environment %j give %s', (setting, environment, folder) => {
    expect(storeFolder(setting, environment)).toBe(folder);
  });

  it('is in the home folder otherwise', () => {
    expect(storeFolder('', {})).toMatch(/\.cache.stepwise-math.models$/);
  });
});
