import { join } from 'node:path';
import { truncateModel } from '../../../src/runtime/models/index.ts';
import { smallModel } from '../../runtime/support/models.ts';

/** A base of two blocks, cut from the smallest model: enough to train on, and done in seconds. */
export async function smallBase(folder: string): Promise<string> {
  const file = join(folder, 'two-blocks.gguf');
  await truncateModel((await smallModel()).file, 2, file);
  return file;
}
