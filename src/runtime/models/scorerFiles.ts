import { StepwiseError } from '../../core/errors.ts';
import type { ScorerEntry } from './catalogue.ts';
import type { ModelStore } from './modelStore.ts';
import { truncatedModel } from './truncateModel.ts';

/** The files a scorer is made of: the model to load and the adapters to lay over it. */
export interface ScorerFiles {
  readonly entry: ScorerEntry;
  readonly file: string;
  readonly adapters: readonly { readonly file: string; readonly scale: number }[];
  readonly verified: boolean;
}

/**
 * Finds the files of a scorer; where its base is to be cut after a block, the cut copy is made at first use.
 * @throws StepwiseError `model-missing` or `model-invalid` of the scorer or its base
 */
export async function scorerFiles(store: ModelStore, id: string, signal?: AbortSignal): Promise<ScorerFiles> {
  const own = await store.require(id, signal);
  const { entry } = own;
  if (entry.purpose !== 'scorer') throw new StepwiseError('model-invalid', `${entry.title} is a solver, not a scorer.`);
  if (!entry.on) return { entry, file: own.file, adapters: [], verified: own.verified };
  const base = await store.require(entry.on.base, signal);
  const { blocks } = entry.on;
  const file = blocks === null ? base.file : await truncatedModel(base, blocks, store.derivedFolder);
  return { entry, file, adapters: [{ file: own.file, scale: 1 }], verified: own.verified && base.verified };
}
