import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRecipe, type Recipe } from '../../../../src/training/recipe/recipe.ts';
import { costSection, throughputSection } from '../../../../src/training/report/costs.ts';
import { trainingReport } from '../../../../src/training/report/trainingReport.ts';

const recipes = new URL('../../../../recipes/', import.meta.url);

async function recipe(name: string): Promise<Recipe> {
  return parseRecipe(parse(await readFile(new URL(`${name}.yaml`, recipes), 'utf8')));
}

describe('costs', () => {
  it('rise with the size of the model, and name where the device’s figures come from', async () => {
    const all = await Promise.all(['cluster-13b', 'cluster-70b', 'cluster-7b'].map(recipe));
    const { table, note } = costSection(all, 2);
    const cost = (table?.rows ?? []).map((row) => Number(row.at(-1)));
    expect(cost).toHaveLength(3);
    expect(table?.rows.map(([size]) => size?.split(',')[0])).toEqual(['7.0B', '13.0B', '70.0B']);
    expect(cost).toEqual(cost.toSorted((one, other) => one - other));
    expect(note).toMatch(/data sheet/);
    const twice = costSection(all, 4).table?.rows.map((row) => Number(row.at(-1))) ?? [];
    expect(twice.at(-1)).toBeCloseTo(2 * (cost.at(-1) ?? 0), -1);
  });
});

describe('a finished run', () => {
  let run: string;
  beforeEach(async () => {
    run = await mkdtemp(join(tmpdir(), 'run-'));
  });
  afterEach(async () => {
    await rm(run, { recursive: true });
  });

  async function stage(name: string, counts: object, settings: object, files: Record<string, string>): Promise<void> {
    const plain = { stage: name, fingerprint: '', settings, seed: 1, model: null, inputs: {}, outputs: {}, counts };
    await mkdir(join(run, name));
    const manifest = { ...plain, seconds: 20, finished: '' };
    await writeFile(join(run, name, `${name}.manifest.json`), JSON.stringify(manifest));
    for (const [file, text] of Object.entries(files)) await writeFile(join(run, name, file), text);
  }

  it('says of each stage how much it did a second and what bounds it', async () => {
    await stage('sft', { rows: 40 }, {}, {});
    await stage('ppo', {}, { rounds: 2, steps: 5, batch: 4 }, {});
    const { table } = await throughputSection(run);
    expect(table?.rows.map((row) => row.slice(0, 4))).toEqual([
      ['sft', '40 rows', '20.0', '2.00'],
      ['ppo', '40 solutions trained on', '20.0', '2.00'],
    ]);
  });

  it('is reported with the curves of its trainers and the rounds of PPO', async () => {
    const points = [1, 2, 3].map((step) => JSON.stringify({ step, loss: 3 - step, 'objective/kl': step }));
    const rounds = [1, 2].map((round) => ({
      round,
      rate: 0.1 * round,
      reward: 0.5,
      pool: 9,
      learnable: 3,
      grown: 1,
      rows: [],
    }));
    await stage('sft', { rows: 3 }, {}, { 'sft.curve.jsonl': points.join('\n') });
    await stage('ppo', {}, {}, { 'ppo.curve.jsonl': points.join('\n'), 'rounds.json': JSON.stringify(rounds) });
    const { sections } = await trainingReport(run, 'Run', {});
    const drawn = sections.filter(({ plot }) => plot?.kind === 'curve').map(({ title }) => title);
    expect(drawn).toEqual([
      'sft: loss',
      'sft: KL to the model it started from',
      'ppo: loss',
      'ppo: KL to the model it started from',
      'ppo: pass rate and reward on problems held apart',
    ]);
  });
});
