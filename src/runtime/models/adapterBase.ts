import { StepwiseError } from '../../core/errors.ts';
import { checkedSha256 } from './checkedFiles.ts';
import { adapterBlocks, modelBlocks } from './gguf/adapterBlocks.ts';
import { truncatedModel } from './truncateModel.ts';

/**
 * The file an adapter is laid over: its base, or a copy that ends where the adapter is read, made in `folder` at first use.
 * @throws StepwiseError `model-invalid` when the adapter is none, or reads more blocks than the base has
 */
export async function adapterBase(base: string, adapter: string, folder: string): Promise<string> {
  const [read, there] = [await adapterBlocks(adapter), await modelBlocks(base)];
  if (read === null || read === there) return base;
  if (there !== null && read > there) {
    const message = `${adapter} reads ${read} blocks of its base, but ${base} has ${there}. Name the model it was trained on.`;
    throw new StepwiseError('model-invalid', message);
  }
  return truncatedModel({ file: base, sha256: await checkedSha256(base) }, read, folder);
}
