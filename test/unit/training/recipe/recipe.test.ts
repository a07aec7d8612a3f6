import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { estimate, estimateLines } from '../../../../src/training/recipe/estimate.ts';
import { parseRecipe, stageArguments, stageNames } from '../../../../src/training/recipe/recipe.ts';

const folder = new URL('../../../../recipes/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string): ReturnType<typeof parseRecipe> =>
  parseRecipe(parse(readFileSync(new URL(file, folder), 'utf8')));

describe('recipes', () => {
  it.each(files)('%s can be read and estimated', (file) => {
    const recipe = read(file);
    const made = estimate(recipe);
    expect(made.stages.map(({ stage }) => stage)).toEqual(stageNames.filter((stage) => stage in recipe.stages));
    expect(made.hours).toBeGreaterThan(0);
    expect(estimateLines(made).join('\n')).toMatch(/rough/);
  });

  it('fit the devices they name', () => {
    for (const file of files) expect([file, estimate(read(file)).fits]).toEqual([file, true]);
    const small = read('cluster-70b.yaml');
    const one = estimate({ ...small, size: { ...small.size, devices: 1 } });
    expect(one.fits).toBe(false);
    expect(estimateLines(one).join('\n')).toMatch(/does not fit/);
  });

  it('become the commands of their stages', () => {
    const recipe = parseRecipe({
      name: 'x',
      out: '/o',
      seed: 3,
      common: { base: 'b.gguf', threads: 2 },
      size: { parameters: 1e9, device: 'h100', devices: 1, problems: 10 },
      stages: { sft: { rows: ['{out}/data/rows.jsonl'], epochs: 2, tests: [], merged: true, threads: 4 } },
    });
    const known = new Set(['rows', 'epochs', 'base', 'threads', 'seed', 'merged']);
    expect(stageArguments(recipe, 'sft', known)).toEqual(
      'sft --base b.gguf --rows /o/data/rows.jsonl --epochs 2 --merged --threads 4 --seed 3 --out /o/sft'.split(' '),
    );
    expect(stageArguments(recipe, 'sft', new Set(['rows']))).not.toContain('--base');
  });

  it('with a field that is none are refused', () => {
    expect(() => parseRecipe({ name: 'x', out: 'o', stages: {}, siz: {} })).toThrow();
    const recipe = read('smoke.yaml');
    expect(() => estimate({ ...recipe, size: { ...recipe.size, device: 'abacus' } })).toThrow(/two-cores/);
  });
});
