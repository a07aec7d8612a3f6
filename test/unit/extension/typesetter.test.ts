import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Logger } from '../../../src/core/logger.ts';
import { silent } from '../../../src/core/logger.ts';
import { nodeTypesetting } from '../../../src/extension/typeset/nodeTypesetting.ts';
import { Typesetter } from '../../../src/extension/typeset/typesetter.ts';

let folder = '';
let script = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-typeset-'));
  script = join(folder, 'typeset.cjs');
  await build({
    entryPoints: ['src/extension/typeset/thread.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the typesetting thread', () => {
  it('sets formulas, several at once, and gives nothing for what cannot be set', async () => {
    const typesetter = new Typesetter(nodeTypesetting(script), silent, 30_000);
    const pictures = await Promise.all(['x^2', '\\frac', 'y'].map((latex) => typesetter.set(latex, {})));
    expect(pictures.map((picture) => picture !== null)).toEqual([true, false, true]);
    typesetter.dispose();
  });

  it('is replaced when a formula takes too long, and serves the next', async () => {
    const warnings: string[] = [];
    const log: Logger = { ...silent, warn: (message) => void warnings.push(message) };
    const hasty = new Typesetter(nodeTypesetting(script), log, 1);
    expect(await hasty.set('x', {})).toBeNull();
    expect(warnings).toEqual(['The typesetting thread was replaced.']);
    hasty.dispose();
  });

  it('lets go of what waits when it is disposed', async () => {
    const typesetter = new Typesetter(nodeTypesetting(script), silent, 30_000);
    const waiting = typesetter.set('x', {});
    typesetter.dispose();
    expect(await waiting).toBeNull();
  });

  it('gives nothing where its script is missing, and says so', async () => {
    const warnings: string[] = [];
    const log: Logger = { ...silent, warn: (message) => void warnings.push(message) };
    const typesetter = new Typesetter(nodeTypesetting(join(folder, 'missing.cjs')), log, 30_000);
    expect(await typesetter.set('x', {})).toBeNull();
    expect(warnings).toHaveLength(1);
    typesetter.dispose();
  });
});
