import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue, type ModelSource } from '../../../../src/runtime/models/index.ts';
import { ModelStore, type StoreOptions } from '../../../../src/runtime/models/modelStore.ts';

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Entry `model` whose right content is given. */
export function entryOf(content: Buffer, sources: readonly ModelSource[], changes: object = {}): object {
  return {
    id: 'model',
    purpose: 'solver',
    title: 'The Model',
    role: null,
    file: 'model.gguf',
    bytes: content.length,
    memoryBytes: 1_000_000_000,
    contextTokens: 2048,
    licence: { name: 'MIT', notice: null },
    homepage: 'https://example.org/model',
    sha256: sha256(content),
    tried: true,
    sources,
    ...('purpose' in changes ? {} : { promptFormat: 'chat' }),
    ...changes,
  };
}

export interface TestStore {
  readonly store: ModelStore;
  readonly folder: string;
  remove(): Promise<void>;
}

export async function testStore(models: readonly object[], changes: Partial<StoreOptions> = {}): Promise<TestStore> {
  const root = await mkdtemp(join(tmpdir(), 'stepwise-store-'));
  const folder = changes.folder ?? join(root, 'models');
  const store = new ModelStore({ catalogue: readCatalogue({ models }), bundled: root, ...changes, folder });
  return { store, folder, remove: () => rm(root, { recursive: true, force: true }) };
}
