import { open } from 'node:fs/promises';
import { StepwiseError } from '../../../core/errors.ts';
import type { GgufHeader } from './header.ts';
import { readHeaderFile } from './headerFile.ts';
import { blockOf } from './truncatedHeader.ts';

function textOf({ metadata }: GgufHeader, key: string): string | null {
  const value = metadata.find((entry) => entry.key === key)?.value;
  return typeof value === 'string' ? value : null;
}

async function headerOf(file: string): Promise<GgufHeader> {
  const source = await open(file);
  try {
    return (await readHeaderFile(source)).header;
  } catch (error) {
    if (!(error instanceof StepwiseError)) throw error;
    throw new StepwiseError(error.code, `${file}: ${error.message}`, { cause: error });
  } finally {
    await source.close();
  }
}

/**
 * After how many blocks of its base an adapter is read, null when after all of them. The trainer's adapters say so;
 * those of its scorers that were made before they did change every block up to that one.
 * @throws StepwiseError `model-invalid` when the file is no adapter
 */
export async function adapterBlocks(file: string): Promise<number | null> {
  const header = await headerOf(file);
  if (textOf(header, 'general.type') !== 'adapter') {
    throw new StepwiseError('model-invalid', `${file} is no adapter but a whole model.`);
  }
  const said = textOf(header, 'stepwise.blocks');
  if (said !== null && /^[1-9]\d*$/.test(said)) return Number(said);
  if (textOf(header, 'stepwise.labels') === null) return null;
  const last = Math.max(...header.tensors.map(({ name }) => blockOf(name)));
  return last < 0 ? null : last + 1;
}

/** How many blocks a model has, null where its file does not say. */
export async function modelBlocks(file: string): Promise<number | null> {
  const { metadata } = await headerOf(file);
  const value = metadata.find(({ key }) => key.endsWith('.block_count'))?.value;
  return typeof value === 'number' ? value : null;
}
