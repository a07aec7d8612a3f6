import { copyFile, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { ModelPrompt } from '../../engine/index.ts';
import { StepwiseError } from '../../core/errors.ts';
import { runTrainer, type TrainerOptions } from '../reward/trainerProcess.ts';
import { writeWhole } from '../stage/manifest.ts';
import type { Stage, StageHost } from '../stage/runStage.ts';
import { adapterBlocks, builtInCatalogue, readCatalogue, sha256OfFile } from '../../runtime/models/index.ts';

/** What is exported: an adapter as it is, or merged into its base. */
export interface ExportOptions {
  readonly adapter: string;
  readonly base: string;
  /** Catalogue id of the base, for the entry of an adapter. */
  readonly baseId: string;
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly merged: boolean;
  /** How the model is to be asked. */
  readonly promptFormat: ModelPrompt;
}

const idSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);

/**
 * What the catalogue says of the exported model, made after its base's entry; a person adds it to `data/models.json`.
 * @throws StepwiseError when the base is not in the catalogue, or the entry would not be valid
 */
export function catalogueEntry(
  options: ExportOptions,
  made: { readonly file: string; readonly bytes: number; readonly sha256: string },
): Readonly<Record<string, unknown>> {
  const { id, title, licence, merged, baseId, promptFormat } = options;
  const base = builtInCatalogue().get(baseId);
  const { memoryBytes, contextTokens, homepage } = base;
  const entry = {
    id,
    purpose: 'solver',
    title,
    role: null,
    ...made,
    memoryBytes,
    contextTokens,
    promptFormat,
    licence: { name: licence, notice: base.licence.notice },
    homepage,
    tried: true,
    ...(!merged && { on: { base: baseId, blocks: null } }),
    sources: [{ kind: 'bundled', path: `adapters/${made.file}` }],
  };
  readCatalogue({ models: [entry] });
  return entry;
}

/** Stage 6: an adapter (or merged weights) under its own name, with metadata and licence, and its catalogue entry. */
export function exportStage(options: ExportOptions, trainer: TrainerOptions, host: StageHost): Stage {
  const { adapter, base, merged, id, title, licence } = options;
  if (!idSchema.safeParse(id).success) {
    throw new StepwiseError('internal', `“${id}” is no id: small letters, digits, dots and dashes only.`);
  }
  return {
    name: 'export',
    settings: { id, title, licence, merged },
    inputs: [adapter, base],
    seed: 0,
    model: basename(base),
    async work() {
      const file = `${id}.gguf`;
      const out = join(host.out, file);
      // What is no adapter is not shipped as one.
      await adapterBlocks(adapter);
      if (merged) {
        const names = ['--base', base, '--adapter', adapter, '--out', out, '--name', title, '--licence', licence];
        await runTrainer('trainer.merge', names, trainer);
      } else {
        await copyFile(adapter, `${out}.part`);
        await rename(`${out}.part`, out);
      }
      const [{ size }, sha256] = [await stat(out), await sha256OfFile(out)];
      const text = JSON.stringify(catalogueEntry(options, { file, bytes: size, sha256 }), null, 2);
      await writeWhole(join(host.out, 'catalogue-entry.json'), `${text}\n`);
      return { outputs: [file, 'catalogue-entry.json'], counts: { bytes: size } };
    },
  };
}
