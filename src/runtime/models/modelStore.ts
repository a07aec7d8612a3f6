import { readdir, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { StepwiseError } from '../../core/errors.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { checkedSha256, noteFile } from './checkedFiles.ts';

/** A model whose file is there; `verified` when its sha256 is the catalogue's. */
export interface StoredModel {
  readonly entry: CatalogueEntry;
  readonly file: string;
  readonly sha256: string;
  readonly verified: boolean;
}

export interface StoreOptions {
  readonly folder: string;
  readonly catalogue: Catalogue;
  /** Folder in which files that come with the project stand (`bundled` sources are relative to it). */
  readonly bundled: string;
  /** Files of the user's own, by catalogue id. */
  readonly ownFiles?: Readonly<Record<string, string>>;
}

/** The models on this machine. */
export class ModelStore {
  constructor(private readonly options: StoreOptions) {}

  get folder(): string {
    return this.options.folder;
  }

  get catalogue(): Catalogue {
    return this.options.catalogue;
  }

  /** Where a model's file is, or would be after a download. */
  fileOf(entry: CatalogueEntry): string {
    const own = this.options.ownFiles?.[entry.id];
    if (own !== undefined) return own;
    const bundled = entry.sources.find((source) => source.kind === 'bundled');
    if (bundled) return isAbsolute(bundled.path) ? bundled.path : join(this.options.bundled, bundled.path);
    return join(this.options.folder, entry.file);
  }

  async has(entry: CatalogueEntry): Promise<boolean> {
    return stat(this.fileOf(entry)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /**
   * A model that is there and is what the catalogue says.
   * @throws StepwiseError `model-missing` when it is not there, `model-invalid` when its sha256 is another
   */
  async require(id: string, signal?: AbortSignal): Promise<StoredModel> {
    const entry = this.options.catalogue.get(id);
    const file = this.fileOf(entry);
    if (!(await this.has(entry))) throw missing(entry, file);
    const sha256 = await checkedSha256(file, signal);
    const isOwn = this.options.ownFiles?.[entry.id] !== undefined;
    if (entry.sha256 !== null && entry.sha256 !== sha256 && !isOwn) throw damaged(entry, file);
    return { entry, file, sha256, verified: entry.sha256 === sha256 };
  }

  /** The models of the catalogue with whether each is there. */
  async list(): Promise<readonly { readonly entry: CatalogueEntry; readonly installed: boolean }[]> {
    const { models } = this.options.catalogue;
    return Promise.all(models.map(async (entry) => ({ entry, installed: await this.has(entry) })));
  }

  /** Deletes a model's file with all that was made from it; a file of the user's own or of the project is left alone. */
  async remove(id: string): Promise<void> {
    const entry = this.options.catalogue.get(id);
    const file = join(this.options.folder, entry.file);
    for (const path of [file, noteFile(file), `${file}.part`, `${file}.wheels`]) {
      await rm(path, { force: true, recursive: true });
    }
    if (entry.sha256 !== null) await this.removeDerived(entry.sha256);
  }

  /** Folder of what is made from models and can be made again. */
  get derivedFolder(): string {
    return join(this.options.folder, 'derived');
  }

  private async removeDerived(sha256: string): Promise<void> {
    const names = await readdir(this.derivedFolder).catch(() => []);
    for (const name of names.filter((candidate) => candidate.startsWith(sha256.slice(0, 16)))) {
      await rm(join(this.derivedFolder, name), { force: true });
    }
  }
}

function missing(entry: CatalogueEntry, file: string): StepwiseError {
  return new StepwiseError(
    'model-missing',
    `The model ${entry.title} is not on this machine (${file}). Get it with "stepwise models get ${entry.id}" or with ` +
      'the command "Choose model".',
  );
}

function damaged(entry: CatalogueEntry, file: string): StepwiseError {
  return new StepwiseError(
    'model-invalid',
    `The file ${file} is not ${entry.title}: its sha256 is another. It is not used. ` +
      `Remove it with "stepwise models remove ${entry.id}" and get it again.`,
  );
}
