import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextEmbedder } from '../../../../src/core/embedding.ts';
import { evolutionStage, type EvolutionOptions } from '../../../../src/training/evolution/evolutionStage.ts';
import type { EvolvedProblem } from '../../../../src/training/evolution/lineage.ts';
import { runStage, type StageHost } from '../../../../src/training/stage/runStage.ts';
import { portsWith } from '../../engine/ports.ts';
import { scriptedModel, type Script } from '../../engine/scriptedModel.ts';

const harder =
  'A farmer keeps 12 hens, each of which lays 5 eggs a week, but a marten steals 6 eggs every week. How many eggs are left for the farmer after 3 weeks?';
const easier = 'A farmer keeps 4 hens and every hen lays 2 eggs a day. How many eggs does he collect in a day?';
const other =
  'Noor walks 4 kilometers in an hour and rests after that. How many hours does she need for 12 kilometers?';

describe('evolution in rounds', () => {
  let folder: string;
  let host: StageHost;
  let options: EvolutionOptions;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evolve-'));
    host = { out: join(folder, 'out'), signal: new AbortController().signal, show: () => undefined };
    const problems = join(folder, 'problems.jsonl');
    const rows = [
      {
        id: 'a',
        problem: 'A farmer keeps 12 hens and each lays 5 eggs a week. How many eggs in 3 weeks?',
        answer: '180',
      },
    ];
    await writeFile(problems, rows.map((row) => JSON.stringify(row)).join('\n'));
    const sampling = { attempts: 2, temperature: 0.8, check: null, alike: 0.9, atOnce: 1, seed: 1 };
    options = { problems, rounds: ['down', 'up'], share: 1, ...sampling };
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function evolved(
    scripts: readonly Script[],
    embedder: TextEmbedder | null = null,
  ): Promise<{ rows: EvolvedProblem[]; counts: Record<string, number> }> {
    const { counts } = await runStage(evolutionStage(options, portsWith(scriptedModel(scripts)), host, embedder), host);
    const text = await readFile(join(host.out, 'problems.jsonl'), 'utf8');
    return {
      rows: text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as EvolvedProblem),
      counts,
    };
  }

  it('gives every problem its parent, method and round', async () => {
    const { rows, counts } = await evolved([{ text: easier }, { text: harder }]);
    expect(rows.map(({ id, parent, root, round, direction }) => [id, parent, root, round, direction])).toEqual([
      ['a', null, 'a', 0, null],
      ['a>1', 'a', 'a', 1, 'down'],
      ['a>1>2', 'a>1', 'a', 2, 'up'],
    ]);
    expect(counts).toMatchObject({ roots: 1, problems: 3, 'round 1 down': 1, 'round 2 up': 1 });
  });

  it('counts what was thrown away, also what repeats a problem of its family', async () => {
    const { rows, counts } = await evolved([{ text: easier }, { text: easier }, { text: other }]);
    expect(rows.map(({ problem }) => problem)).toEqual([expect.any(String), easier, other]);
    expect(counts.unchanged ?? counts['near-duplicate']).toBe(1);
  });

  it('throws away other words for a known problem, where there is an embedder', async () => {
    const farm = (text: string): boolean => text.includes('hens');
    const embed: TextEmbedder['embed'] = (texts) =>
      Promise.resolve(texts.map((text) => (farm(text) ? [1, 0] : [0, 1])));
    const second = { id: 'b', problem: 'Noor walks 4 kilometers in an hour. How many in 3 hours?', answer: '12' };
    await appendFile(options.problems, `\n${JSON.stringify(second)}`);
    options = { ...options, rounds: ['down'], share: 0.5 };
    const { rows, counts } = await evolved([{ text: easier }, { text: other }], { id: 'topics', embed });
    expect(rows.at(-1)).toMatchObject({ problem: other, parent: 'b' });
    expect(counts['same-meaning']).toBe(1);
  });

  it('checks that an evolution has one answer, and takes that answer', async () => {
    options = { ...options, rounds: ['up'], attempts: 1, check: { tries: 2, temperature: 0.7, format: 'calculated' } };
    const right = { text: 'weekly = 12 * 5 - 6\nanswer = weekly * 3' };
    const { rows } = await evolved([{ text: harder }, right, right]);
    expect(rows[1]).toMatchObject({ answer: '162', agreement: 1 });
  });
});
