import { fileURLToPath } from 'node:url';
import { builtInCatalogue, downloadModel, ModelStore, storeFolder } from '../../../src/runtime/models/index.ts';
import { plainSpec, type ModelSpec } from '../../../src/runtime/protocol/index.ts';

/** The models of this machine, where the project itself keeps them. */
export function machineStore(): ModelStore {
  const bundled = fileURLToPath(new URL('../../../data/', import.meta.url));
  return new ModelStore({ folder: storeFolder(), catalogue: builtInCatalogue(), bundled });
}

async function spec(role: 'small' | 'test', changes: Partial<ModelSpec>): Promise<ModelSpec> {
  const store = machineStore();
  const { id } = store.catalogue.forRole(role);
  const file = await downloadModel(store, id, { signal: new AbortController().signal });
  return plainSpec(id, file, { contextSize: 1024, verified: true, ...changes });
}

/** The smallest model, downloaded when it is not there (98 MB). */
export function smallModel(changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
  return spec('test', changes);
}

/** The small solver, downloaded when it is not there (491 MB). */
export function smallSolver(changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
  return spec('small', changes);
}
