import {
  type CatalogueEntry,
  builtInCatalogue,
  ModelStore,
  type SolverEntry,
  storeFolder,
} from '../../runtime/models/index.ts';
import type { Settings } from '../settings/schema.ts';

/** The setting's value by which no scorer is used. */
export const NO_SCORER = 'none';

/** The models as the settings choose them. Reads the settings anew each time, so that a change counts at once. */
export class ModelShelf {
  readonly #catalogue = builtInCatalogue();

  constructor(
    private readonly settings: () => Settings,
    private readonly data: string,
  ) {}

  /** `data` is the folder in which the files of the extension's own models stand. */
  store(): ModelStore {
    return new ModelStore({
      folder: storeFolder(this.settings()['model.directory']),
      catalogue: this.#catalogue,
      bundled: this.data,
    });
  }

  solvers(): readonly SolverEntry[] {
    return this.#catalogue.solvers().filter(({ role }) => role !== 'test');
  }

  /** The solver the user chose, or the default. @throws StepwiseError `model-missing` for a name that is not known */
  solver(): CatalogueEntry {
    const chosen = this.settings()['model.solver'];
    return chosen === '' ? this.#catalogue.forRole('default') : this.#catalogue.get(chosen);
  }

  /**
   * The scorer the user chose, or the first default whose files are there; null when there is none, or none is wanted.
   * @throws StepwiseError `model-missing` for a name that is not known
   */
  async scorer(): Promise<CatalogueEntry | null> {
    const store = this.store();
    for (const entry of this.#wantedScorers()) {
      const base = entry.purpose === 'scorer' && entry.on ? this.#catalogue.get(entry.on.base) : entry;
      if ((await store.has(entry)) && (await store.has(base))) return entry;
    }
    return null;
  }

  /** The ids of what solves and scores, to be shown: also where the settings name a model that is not known. */
  async inUse(): Promise<{ readonly solver: string; readonly scorer: string | null }> {
    const solver = this.settings()['model.solver'];
    const scorer = await this.scorer().catch(() => null);
    return { solver: solver === '' ? this.solver().id : solver, scorer: scorer?.id ?? null };
  }

  /** The model that one of the extension's own scorers waits for; null where one is in use, or none is wanted. */
  async missingForScores(): Promise<CatalogueEntry | null> {
    if ((await this.scorer()) !== null) return null;
    const wanted = this.#wantedScorers();
    return this.ownScorers().find(({ scorer }) => wanted.includes(scorer))?.base ?? null;
  }

  /** The scorers that come with the extension and need a model of the catalogue under them. */
  ownScorers(): readonly { readonly scorer: CatalogueEntry; readonly base: CatalogueEntry }[] {
    return this.#catalogue.scorers().flatMap((scorer) => {
      const own = scorer.sources.some(({ kind }) => kind === 'bundled');
      return own && scorer.on ? [{ scorer, base: this.#catalogue.get(scorer.on.base) }] : [];
    });
  }

  #wantedScorers(): readonly CatalogueEntry[] {
    const chosen = this.settings()['model.scorer'];
    if (chosen === NO_SCORER) return [];
    return chosen === '' ? this.#catalogue.defaultScorers() : [this.#catalogue.get(chosen)];
  }

  /** What solves, in a few words for the status item. */
  title(): string {
    const { 'endpoint.url': server, 'endpoint.model': name, 'model.file': file } = this.settings();
    if (server !== '') return name === '' ? server : name;
    if (file !== '') return file.split(/[\\/]/).at(-1) ?? file;
    const chosen = this.settings()['model.solver'];
    return this.#catalogue.models.find(({ id }) => id === chosen)?.title ?? this.#catalogue.forRole('default').title;
  }
}
