import { describe, expect, it } from 'vitest';
import { builtInCatalogue, readCatalogue } from '../../../../src/runtime/models/index.ts';
import { markFormat } from '../../../../src/reward/index.ts';
import { entryOf } from './testStore.ts';

const entry = entryOf(Buffer.from('model'), [{ kind: 'file' }]);

describe('the catalogue', () => {
  const catalogue = builtInCatalogue();

  it('has the default, the small and the test model, all pinned and tried', () => {
    for (const role of ['default', 'small', 'test'] as const) {
      expect(catalogue.forRole(role)).toMatchObject({
        tried: true,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    }
    expect(catalogue.forRole('default').id).toBe('qwen2.5-coder-1.5b-instruct');
  });

  it('names WizardMath with its own prompt, and marks what was not tried', () => {
    const wizards = catalogue.solvers().filter(({ id }) => id.startsWith('wizardmath'));
    expect(wizards.map(({ id }) => id)).toEqual(['wizardmath-7b', 'wizardmath-13b', 'wizardmath-70b']);
    for (const wizard of wizards) expect(wizard).toMatchObject({ promptFormat: 'alpaca', tried: false });
  });

  it('lets no model be downloaded without a sha256 and without another way in', () => {
    for (const model of catalogue.models.filter(({ sha256 }) => sha256 === null)) {
      expect(model.sources.map(({ kind }) => kind)).toContain('file');
    }
  });

  it('gives every scorer a format the project knows, and a base of the catalogue to every adapter', () => {
    for (const scorer of catalogue.scorers()) {
      const runs = (): unknown => markFormat(scorer.format);
      if (scorer.title.includes('cannot be run')) expect(runs).toThrow(/cannot be run here/);
      else expect(runs()).toMatchObject({ id: scorer.format });
      if (scorer.on) expect(catalogue.get(scorer.on.base).purpose).toBe('solver');
    }
  });

  it('says which models there are when one is not', () => {
    expect(() => catalogue.get('gpt-9')).toThrow(/no model gpt-9.*qwen2.5-coder-1.5b-instruct/);
  });

  it.each([
    ['a file name that leaves the folder', { ...entry, file: '../model.gguf' }],
    ['a short sha256', { ...entry, sha256: 'abc' }],
    ['no source', { ...entry, sources: [] }],
    ['a field nobody knows', { ...entry, color: 'red' }],
  ])('refuses %s', (_, broken) => {
    expect(() => readCatalogue({ models: [broken] })).toThrow(/not valid/);
  });

  it('refuses two models of one id', () => {
    expect(() => readCatalogue({ models: [entry, entry] })).toThrow(/two models have one id/);
  });
});
