import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { truncateModel } from '../../src/runtime/models/index.ts';
import { plainSpec } from '../../src/runtime/protocol/index.ts';
import { builtChild } from './support/builtChild.ts';
import { collect, request, texts } from './support/generation.ts';
import { smallModel } from './support/models.ts';

const never = new AbortController().signal;

describe('a real model that ends after a middle block', () => {
  let folder: string;
  let client: ModelClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stepwise-cut-'));
    client = new ModelClient({ script: builtChild(), threads: 1 });
  });
  afterAll(async () => {
    client.dispose();
    await rm(folder, { recursive: true });
  });

  it('is the same file when no block is dropped', async () => {
    const { file } = await smallModel();
    const out = join(folder, 'whole.gguf');
    await truncateModel(file, 30, out);
    expect((await readFile(out)).equals(await readFile(file))).toBe(true);
  });

  it('loads, generates and reads marks, with other numbers than the whole model', async () => {
    const whole = await smallModel();
    const file = join(folder, 'cut.gguf');
    await truncateModel(whole.file, 12, file);
    const cut = plainSpec('cut', file, { contextSize: 256 });
    expect(texts(await collect(client.generator(cut), request()))).toHaveLength(1);
    const pieces = [{ text: '1 + 1 = 2\nCheck:', special: false, mark: true }];
    const marks = { pieces, positive: ' +', negative: ' -' };
    const [ofCut] = await client.reader(cut).read(marks, never);
    const [ofWhole] = await client.reader(whole).read(marks, never);
    expect(ofCut?.positiveLogit).not.toBe(ofWhole?.positiveLogit);
    expect((await client.stats())?.models).toHaveLength(2);
  });
});
