import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapterBase } from '../../../../src/runtime/models/index.ts';
import { adapterBlocks, modelBlocks } from '../../../../src/runtime/models/gguf/adapterBlocks.ts';
import { syntheticModel } from '../gguf/syntheticModel.ts';

const row = Buffer.alloc(32, 1);
const shipped = fileURLToPath(new URL('../../../../data/adapters/', import.meta.url));

describe('what an adapter is laid over', () => {
  let folder: string;
  let base: string;
  const file = (name: string): string => join(folder, name);
  async function adapter(name: string, notes: Record<string, string>, matrices: readonly string[]): Promise<string> {
    const tensors = Object.fromEntries(matrices.map((matrix) => [`${matrix}.lora_a`, row]));
    await writeFile(file(name), syntheticModel({ 'general.type': 'adapter', ...notes }, tensors));
    return file(name);
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'adapter-base-'));
    base = file('base.gguf');
    const names = ['token_embd.weight', ...[0, 1, 2, 3].map((block) => `blk.${block}.attn_q.weight`)];
    const metadata = { 'general.architecture': 'llama', 'llama.block_count': 4 };
    await writeFile(base, syntheticModel(metadata, Object.fromEntries(names.map((name) => [name, row]))));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads the scorer that ships after block 14, and the solver after all blocks', async () => {
    expect(await adapterBlocks(join(shipped, 'stepwise-prm-0.5b.gguf'))).toBe(14);
    expect(await adapterBlocks(join(shipped, 'stepwise-solver-0.5b.gguf'))).toBeNull();
  });

  it('is a copy that ends where a probe says it is read, though it changes no block', async () => {
    const probe = await adapter('probe.gguf', { 'stepwise.blocks': '3' }, ['output.weight']);
    const cut = await adapterBase(base, probe, file('derived'));
    expect(await modelBlocks(cut)).toBe(3);
    expect(await adapterBase(cut, probe, file('derived'))).toBe(cut);
    expect(await readdir(file('derived'))).toHaveLength(1);
  });

  it('is the base itself for an adapter of all blocks, and for one of another tool', async () => {
    const whole = await adapter('whole.gguf', { 'stepwise.labels': ' + -' }, [
      'blk.2.attn_q.weight',
      'blk.3.attn_q.weight',
    ]);
    const foreign = await adapter('foreign.gguf', {}, ['blk.1.attn_q.weight']);
    expect(await adapterBase(base, whole, file('none'))).toBe(base);
    expect(await adapterBase(base, foreign, file('none'))).toBe(base);
    expect(existsSync(file('none'))).toBe(false);
  });

  it('refuses an adapter of a deeper base, and a whole model in an adapter’s place', async () => {
    const deep = await adapter('deep.gguf', { 'stepwise.blocks': '24' }, ['output.weight']);
    await expect(adapterBase(base, deep, folder)).rejects.toThrow(/reads 24 blocks of its base, but .* has 4/);
    await expect(adapterBase(base, base, folder)).rejects.toThrow(/no adapter/);
  });
});
