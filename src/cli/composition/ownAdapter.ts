import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StepwiseError } from '../../core/errors.ts';
import type { ModelSpec } from '../../runtime/protocol/index.ts';

async function demandFile(name: string): Promise<string> {
  const file = resolve(name);
  await access(file).catch(() => {
    throw new StepwiseError('model-missing', `There is no file ${file}.`);
  });
  return file;
}

/** A reward model's adapter and the model it is laid over, both there. @throws StepwiseError `model-missing` */
export async function demandFiles(base: string | null, adapter: string): Promise<readonly [string, string]> {
  if (base === null) {
    throw new StepwiseError('model-missing', `${adapter} is an adapter: name the model it is laid over with --base.`);
  }
  return [await demandFile(base), await demandFile(adapter)];
}

/** A model with the user's own adapter laid over it besides its own. @throws StepwiseError `model-missing` */
export async function withAdapter(spec: ModelSpec, adapter: string | null): Promise<ModelSpec> {
  if (adapter === null) return spec;
  const file = await demandFile(adapter);
  return { ...spec, id: `${spec.id} with ${file}`, adapters: [...spec.adapters, { file, scale: 1 }], verified: false };
}
