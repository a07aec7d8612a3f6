import { StepwiseError } from '../../core/errors.ts';
import type { ScorerEntry } from './catalogue.ts';
import { modelFiles, type ModelFiles } from './modelFiles.ts';
import type { ModelStore } from './modelStore.ts';

/** The files a scorer is made of. */
export interface ScorerFiles extends ModelFiles {
  readonly entry: ScorerEntry;
}

/**
 * Finds the files of a scorer.
 * @throws StepwiseError `model-missing` or `model-invalid` of the scorer or its base
 */
export async function scorerFiles(store: ModelStore, id: string, signal?: AbortSignal): Promise<ScorerFiles> {
  const { entry, ...files } = await modelFiles(store, id, signal);
  if (entry.purpose !== 'scorer') throw new StepwiseError('model-invalid', `${entry.title} is a solver, not a scorer.`);
  return { entry, ...files };
}
