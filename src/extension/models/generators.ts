import type { TextModel } from '../../core/generation.ts';
import { planOfPrompt, type PlanChoice } from '../../engine/index.ts';
import type { ModelClient } from '../../runtime/client/index.ts';
import { modelFiles, type CatalogueEntry, type ModelStore } from '../../runtime/models/index.ts';
import { type ModelSpec, plainSpec } from '../../runtime/protocol/index.ts';
import type { Settings } from '../settings/schema.ts';
import type { ModelShelf } from './modelShelf.ts';

/** A model that solves, with the plan its prompt format asks for; null is the default plan of the problem's kind. */
export interface Generator {
  readonly model: TextModel;
  readonly plan: PlanChoice | null;
}

/** What finding a generator needs of the editor. */
export interface GeneratorSources {
  readonly settings: () => Settings;
  readonly shelf: ModelShelf;
  readonly client: () => ModelClient;
  /** The user's server as a model. */
  readonly server: (url: string, model: string) => TextModel;
  /** Asks for and gets a model that is not there. @throws StepwiseError `cancelled` when the user does not want it */
  readonly obtain: (store: ModelStore, entry: CatalogueEntry) => Promise<void>;
}

/** The model that solves by the user's settings: a server, a file of their own, or a model of the catalogue. */
export async function findGenerator(sources: GeneratorSources, signal: AbortSignal): Promise<Generator> {
  const settings = sources.settings();
  if (settings['endpoint.url'] !== '') {
    return { model: sources.server(settings['endpoint.url'], settings['endpoint.model']), plan: null };
  }
  if (settings['model.file'] !== '') {
    return { model: sources.client().generator(plainSpec('own-file', settings['model.file'])), plan: null };
  }
  const entry = sources.shelf.solver();
  const store = sources.shelf.store();
  if (!(await store.has(entry))) await sources.obtain(store, entry);
  const base = entry.on === null ? entry : store.catalogue.get(entry.on.base);
  if (!(await store.has(base))) await sources.obtain(store, base);
  const { file, adapters, verified } = await modelFiles(store, entry.id, signal);
  const spec: ModelSpec = plainSpec(entry.id, file, { verified, adapters, contextSize: entry.contextTokens });
  const prompt = entry.purpose === 'solver' ? entry.promptFormat : 'chat';
  return { model: sources.client().generator(spec), plan: planOfPrompt(prompt) };
}
