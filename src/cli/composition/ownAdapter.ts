import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StepwiseError } from '../../core/errors.ts';
import type { ModelSpec } from '../../runtime/protocol/index.ts';

/** A model with the user's own adapter laid over it besides its own. @throws StepwiseError `model-missing` */
export async function withAdapter(spec: ModelSpec, adapter: string | null): Promise<ModelSpec> {
  if (adapter === null) return spec;
  const file = resolve(adapter);
  await access(file).catch(() => {
    throw new StepwiseError('model-missing', `There is no file ${file}.`);
  });
  return { ...spec, id: `${spec.id} with ${file}`, adapters: [...spec.adapters, { file, scale: 1 }], verified: false };
}
