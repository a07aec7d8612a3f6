import { access } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { StepwiseError } from '../../core/errors.ts';
import { EndpointModel } from '../../runtime/endpoint/index.ts';
import { plainSpec, type ModelSpec } from '../../runtime/protocol/index.ts';
import {
  builtInCatalogue,
  modelFiles,
  ModelStore,
  scorerFiles,
  storeFolder,
  type ScorerEntry,
  type SolverEntry,
} from '../../runtime/models/index.ts';
import type { Installation } from './installation.ts';

/** A solver to be loaded, and how it is prompted. */
export interface ChosenSolver {
  readonly spec: ModelSpec;
  readonly promptFormat: SolverEntry['promptFormat'];
}

/** A scorer to be loaded, and its catalogue entry. */
export interface ChosenScorer {
  readonly spec: ModelSpec;
  /** The model that is asked how far it expects the numbers of a step, where the scorer asks one. */
  readonly numbers: ModelSpec | null;
  readonly entry: ScorerEntry;
}

/** The models on this machine, as the catalogue and the environment say. */
export function modelStore({ root }: Installation): ModelStore {
  return new ModelStore({ folder: storeFolder(), catalogue: builtInCatalogue(), bundled: join(root, 'data') });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * The solver of this name: a GGUF file, or an entry of the catalogue; null takes the default.
 * @throws StepwiseError `model-missing` or `model-invalid`
 */
export async function chooseSolver(store: ModelStore, name: string | null): Promise<ChosenSolver> {
  if (name?.endsWith('.gguf') === true) {
    const file = resolve(name);
    if (await exists(file)) return { spec: plainSpec(basename(file, '.gguf'), file), promptFormat: 'chat' };
    throw new StepwiseError('model-missing', `There is no file ${file}.`);
  }
  const { entry, file, adapters, verified } = await modelFiles(store, name ?? store.catalogue.forRole('default').id);
  if (entry.purpose !== 'solver') throw new StepwiseError('model-invalid', `${entry.title} is a scorer, not a solver.`);
  return { spec: plainSpec(entry.id, file, { verified, adapters }), promptFormat: entry.promptFormat };
}

/** The scorer that is used when none is named: the first default that is on this machine with its base. */
async function defaultScorer(store: ModelStore): Promise<string | null> {
  for (const entry of store.catalogue.defaultScorers()) {
    const base = entry.on === null ? entry : store.catalogue.get(entry.on.base);
    if ((await store.has(entry)) && (await store.has(base))) return entry.id;
  }
  return null;
}

/**
 * The scorer of this name; null takes the default, and gives null where there is none on this machine.
 * @throws StepwiseError `model-missing` or `model-invalid` of a scorer that was named
 */
export async function chooseScorer(store: ModelStore, name: string | null): Promise<ChosenScorer | null> {
  const id = name ?? (await defaultScorer(store));
  if (id === null) return null;
  const { entry, file, adapters, verified, numbers } = await scorerFiles(store, id);
  return {
    entry,
    spec: plainSpec(entry.id, file, { adapters, verified, sequences: 1 }),
    numbers: numbers && plainSpec(numbers.id, numbers.file, { verified: numbers.verified, sequences: 1 }),
  };
}

/**
 * The model behind an OpenAI-compatible server that is named as `http://localhost:8000/v1#model`; null for any other name.
 * Its key, where it wants one, is taken from STEPWISE_ENDPOINT_KEY.
 * @throws StepwiseError `endpoint` when the address names no model
 */
export function endpointNamed(name: string | null): EndpointModel | null {
  if (name === null || !/^https?:\/\//.test(name)) return null;
  const [baseUrl = '', model = ''] = name.split('#');
  if (model === '') {
    throw new StepwiseError('endpoint', `${name} names no model. Add its name: ${baseUrl}#NAME.`);
  }
  return new EndpointModel({ baseUrl, model, key: () => Promise.resolve(process.env.STEPWISE_ENDPOINT_KEY) });
}
