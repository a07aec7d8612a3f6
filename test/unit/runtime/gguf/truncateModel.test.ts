import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHeader, uint32Of } from '../../../../src/runtime/models/gguf/header.ts';
import { truncatedModel, truncateModel } from '../../../../src/runtime/models/truncateModel.ts';
import { syntheticModel, type SyntheticMetadata } from './syntheticModel.ts';

const tensors = {
  'token_embd.weight': Buffer.alloc(40, 9),
  'blk.0.attn.weight': Buffer.alloc(33, 1),
  'blk.1.attn.weight': Buffer.alloc(64, 2),
  'blk.10.attn.weight': Buffer.alloc(5, 3),
  'output_norm.weight': Buffer.alloc(16, 4),
};
const metadata = { 'general.architecture': 'qwen2', 'qwen2.block_count': 11, 'tokenizer.ggml.scores': [5, 6] };

describe('truncateModel', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stepwise-gguf-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function model(changes: SyntheticMetadata = {}): Promise<string> {
    const file = join(folder, 'model.gguf');
    await writeFile(file, syntheticModel({ ...metadata, ...changes }, tensors));
    return file;
  }

  it('keeps the first blocks and all that belongs to no block, with the same bytes', async () => {
    const out = join(folder, 'cut.gguf');
    await truncateModel(await model(), 2, out);
    const { 'blk.10.attn.weight': dropped, ...kept } = tensors;
    expect(dropped).toHaveLength(5);
    expect(await readFile(out)).toEqual(syntheticModel({ ...metadata, 'qwen2.block_count': 2 }, kept));
  });

  it('copies the file byte for byte when all blocks are kept', async () => {
    const [file, out] = [await model(), join(folder, 'same.gguf')];
    await truncateModel(file, 11, out);
    expect((await readFile(out)).equals(await readFile(file))).toBe(true);
  });

  it.each([
    ['more blocks than there are', 12, {}],
    ['no block', 0, {}],
    ['settings for each block', 2, { 'qwen2.attention.head_count': Array.from({ length: 11 }, () => 4) }],
  ])('refuses %s and leaves no file', async (_, blocks, changes) => {
    const out = join(folder, 'cut.gguf');
    await expect(truncateModel(await model(changes), blocks, out)).rejects.toMatchObject({ code: 'model-invalid' });
    expect(await readdir(folder)).toEqual(['model.gguf']);
  });

  it('refuses a source that ends too early', async () => {
    const file = await model();
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, readHeader(whole).dataStart + 50));
    await expect(truncateModel(file, 2, join(folder, 'cut.gguf'))).rejects.toMatchObject({ code: 'model-invalid' });
    await writeFile(file, whole.subarray(0, 60));
    await expect(truncateModel(file, 2, join(folder, 'cut.gguf'))).rejects.toThrow('ends inside its header');
  });

  it('keeps the copy for the next time, one for each block count', async () => {
    const source = { file: await model(), sha256: 'ab'.repeat(32) };
    const first = await truncatedModel(source, 2, join(folder, 'derived'));
    await writeFile(first, 'kept');
    expect(await truncatedModel(source, 2, join(folder, 'derived'))).toBe(first);
    expect(await readFile(first, 'utf8')).toBe('kept');
    const other = await truncatedModel(source, 1, join(folder, 'derived'));
    expect(uint32Of(readHeader(await readFile(other)), 'qwen2.block_count')).toBe(1);
  });
});
