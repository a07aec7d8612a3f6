import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadModel, type DownloadProgress, type ModelSource } from '../../../../src/runtime/models/index.ts';
import { fileServer, type FileServer } from './fileServer.ts';
import { entryOf, sha256, testStore, type TestStore } from './testStore.ts';

const content = randomBytes(300_000);
const never = new AbortController().signal;

describe('downloading from a hub', () => {
  let server: FileServer;
  let stores: TestStore[];
  beforeEach(async () => {
    server = await fileServer(content);
    stores = [];
  });
  afterEach(async () => {
    await server.close();
    for (const store of stores) await store.remove();
  });

  async function store(sources?: readonly ModelSource[], changes: object = {}): Promise<TestStore> {
    const made = await testStore([entryOf(content, sources ?? [{ kind: 'hub', url: server.url }], changes)]);
    stores.push(made);
    return made;
  }

  it('puts the right file under its name, with progress to the last byte', async () => {
    const { store: models, folder } = await store();
    const told: DownloadProgress[] = [];
    const file = await downloadModel(models, 'model', { signal: never, onProgress: (progress) => told.push(progress) });
    expect((await readFile(file)).equals(content)).toBe(true);
    expect(await readdir(folder)).toEqual(['model.gguf']);
    expect(told.at(-1)).toMatchObject({ phase: 'verify', doneBytes: content.length, totalBytes: content.length });
    expect(await models.require('model')).toMatchObject({ verified: true, sha256: sha256(content) });
  });

  it('does not get again what is there', async () => {
    const { store: models } = await store();
    await downloadModel(models, 'model', { signal: never });
    await downloadModel(models, 'model', { signal: never });
    expect(server.ranges).toHaveLength(1);
  });

  it('goes on where a broken connection ended', async () => {
    const { store: models, folder } = await store();
    server.cutAfter = 100_000;
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toMatchObject({ code: 'model-missing' });
    expect(await readdir(folder)).toEqual(['model.gguf.part']);
    server.cutAfter = Infinity;
    const file = await downloadModel(models, 'model', { signal: never });
    expect(server.ranges[1]).toMatch(/^bytes=[1-9]\d+-$/);
    expect((await readFile(file)).equals(content)).toBe(true);
  });

  it('takes a whole part file without asking for more than the server has', async () => {
    const { store: models, folder } = await store();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'model.gguf.part'), content);
    await downloadModel(models, 'model', { signal: never });
    expect(server.ranges).toEqual([`bytes=${content.length}-`]);
  });

  it('can be stopped, keeps what came and goes on from there', async () => {
    const { store: models, folder } = await store();
    Object.assign(server, { cutAfter: 50_000, hang: true });
    const controller = new AbortController();
    const stopped = downloadModel(models, 'model', {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(folder)).toEqual(['model.gguf.part']);
    Object.assign(server, { cutAfter: Infinity, hang: false });
    await downloadModel(models, 'model', { signal: never });
    expect(await readdir(folder)).toEqual(['model.gguf']);
  });

  it('deletes what has another checksum and says so', async () => {
    const { store: models, folder } = await store(undefined, { sha256: 'f'.repeat(64) });
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toThrow(/its sha256 is/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('tries the next source when one refuses', async () => {
    const refusing = await fileServer(content);
    refusing.status = 503;
    const sources = [refusing, server].map(({ url }) => ({ kind: 'hub', url }) as const);
    const { store: models } = await store(sources);
    await downloadModel(models, 'model', { signal: never });
    expect(server.ranges).toHaveLength(1);
    await refusing.close();
  });

  it('says what to do when there is no network', async () => {
    await server.close();
    const { store: models } = await store();
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toThrow(
      /cannot be reached.*Check the network and try again, or name a file of your own/,
    );
    server = await fileServer(content);
  });

  it('says so when the disk fills up, and is right again after that', async () => {
    const { store: models, folder } = await store();
    await mkdir(folder, { recursive: true });
    // The device on which every write finds the disk full.
    await symlink('/dev/full', join(folder, 'model.gguf.part'));
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toThrow(
      /disk is full in .*Free some space/,
    );
    await models.remove('model');
    await downloadModel(models, 'model', { signal: never });
    expect(await readdir(folder)).toEqual(['model.gguf']);
  });

  it('refuses an address without encryption elsewhere', async () => {
    const { store: models } = await store([{ kind: 'hub', url: 'http://example.org/model.gguf' }]);
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toThrow(/not reached by https/);
  });

  it('gets a model without a known sha256 only when the user gives one', async () => {
    const { store: models } = await store(undefined, { sha256: null });
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toThrow(/knows no sha256/);
    expect(server.ranges).toHaveLength(0);
    await downloadModel(models, 'model', { signal: never, sha256: sha256(content).toUpperCase() });
    expect(await models.require('model')).toMatchObject({ verified: false });
  });

  it('does not run twice at once', async () => {
    const { store: models } = await store();
    Object.assign(server, { cutAfter: 1_000, hang: true });
    const controller = new AbortController();
    const first = downloadModel(models, 'model', { signal: controller.signal });
    first.catch(() => undefined);
    await expect.poll(() => server.ranges.length).toBe(1);
    await expect(downloadModel(models, 'model', { signal: never })).rejects.toThrow(/being downloaded already/);
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  });
});
