import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue, readCatalogue } from '../../../../src/runtime/models/index.ts';
import { exportStage, type ExportOptions } from '../../../../src/training/export/exportStage.ts';
import { runStage, type StageHost } from '../../../../src/training/stage/runStage.ts';
import { syntheticModel } from '../../runtime/gguf/syntheticModel.ts';

const trainer = { root: '', python: '', onLine: () => undefined };

describe('an exported adapter', () => {
  let folder: string;
  let host: StageHost;
  let options: ExportOptions;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    host = { out: join(folder, 'out'), signal: new AbortController().signal, show: () => undefined };
    const [adapter, base] = [join(folder, 'adapter.gguf'), join(folder, 'base.gguf')];
    await writeFile(
      adapter,
      syntheticModel({ 'general.type': 'adapter' }, { 'blk.0.attn_q.weight.lora_a': Buffer.alloc(32) }),
    );
    await writeFile(base, 'read where an adapter is merged alone');
    const named = { id: 'my-solver', title: 'My solver', licence: 'MIT', baseId: 'qwen2.5-coder-0.5b-instruct' };
    options = { adapter, base, ...named, merged: false, promptFormat: 'calculated' };
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('has its own name, and an entry the catalogue takes beside its base', async () => {
    await runStage(exportStage(options, trainer, host), host);
    const entry: unknown = JSON.parse(await readFile(join(host.out, 'catalogue-entry.json'), 'utf8'));
    const catalogue = readCatalogue({ models: [...builtInCatalogue().models, entry] });
    expect(catalogue.get('my-solver')).toMatchObject({
      file: 'my-solver.gguf',
      promptFormat: 'calculated',
      on: { base: 'qwen2.5-coder-0.5b-instruct', blocks: null },
    });
    const [made, given] = await Promise.all(
      [join(host.out, 'my-solver.gguf'), options.adapter].map((name) => readFile(name)),
    );
    expect(made).toEqual(given);
  });

  it('is an adapter, and nothing else', async () => {
    await expect(runStage(exportStage({ ...options, adapter: options.base }, trainer, host), host)).rejects.toThrow(
      /base\.gguf: This is no GGUF file/,
    );
  });

  it('needs a base the catalogue knows, and an id that can be one', async () => {
    await expect(runStage(exportStage({ ...options, baseId: 'other' }, trainer, host), host)).rejects.toThrow(
      /no model other/,
    );
    expect(() => exportStage({ ...options, id: 'My Solver' }, trainer, host)).toThrow(/no id/);
  });
});
