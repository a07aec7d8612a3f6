import { StepwiseError } from '../../core/errors.ts';
import type { ScorerEntry } from './catalogue.ts';
import { modelFiles, type ModelFiles } from './modelFiles.ts';
import type { ModelStore } from './modelStore.ts';

/** The files a scorer is made of. */
export interface ScorerFiles extends ModelFiles {
  readonly entry: ScorerEntry;
  /** The model that is asked how far it expects the numbers of a step; null where the scorer asks none. */
  readonly numbers: { readonly id: string; readonly file: string; readonly verified: boolean } | null;
}

/**
 * Finds the files of a scorer.
 * @throws StepwiseError `model-missing` or `model-invalid` of the scorer or its base
 */
export async function scorerFiles(store: ModelStore, id: string, signal?: AbortSignal): Promise<ScorerFiles> {
  const { entry, ...files } = await modelFiles(store, id, signal);
  if (entry.purpose !== 'scorer') throw new StepwiseError('model-invalid', `${entry.title} is a solver, not a scorer.`);
  const asked = entry.readsNumbers ? (entry.on?.base ?? null) : null;
  const base = asked === null ? null : await store.require(asked, signal);
  return {
    entry,
    ...files,
    numbers: base === null ? null : { id: base.entry.id, file: base.file, verified: base.verified },
  };
}
