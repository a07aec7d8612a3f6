import type { CatalogueEntry } from './catalogue.ts';
import type { ModelStore } from './modelStore.ts';
import { truncatedModel } from './truncateModel.ts';

/** The files a model is made of: what to load, and the adapters to lay over it. */
export interface ModelFiles {
  readonly entry: CatalogueEntry;
  readonly file: string;
  readonly adapters: readonly { readonly file: string; readonly scale: number }[];
  readonly verified: boolean;
}

/**
 * Finds the files of a model; where its base is to be cut after a block, the cut copy is made at first use.
 * @throws StepwiseError `model-missing` or `model-invalid` of the model or its base
 */
export async function modelFiles(store: ModelStore, id: string, signal?: AbortSignal): Promise<ModelFiles> {
  const own = await store.require(id, signal);
  const { entry } = own;
  if (!entry.on) return { entry, file: own.file, adapters: [], verified: own.verified };
  const base = await store.require(entry.on.base, signal);
  const { blocks } = entry.on;
  const file = blocks === null ? base.file : await truncatedModel(base, blocks, store.derivedFolder);
  return { entry, file, adapters: [{ file: own.file, scale: 1 }], verified: own.verified && base.verified };
}
