import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allLines } from '../../../src/training/reward/jsonLines.ts';
import { prepareRewardData } from '../../../src/training/reward/prepare.ts';
import { trainingRowSchema } from '../../../src/reward/trainingRow.ts';

const gsm8k = Array.from({ length: 6 }, (_, n) => ({
  id: `g${n}`,
  question: `Tom has ${n + 2} boxes of 12 pens. How many pens?`,
  solution: `Tom has ${n + 2} * 12 = <<${n + 2}*12=${12 * (n + 2)}>>${12 * (n + 2)} pens.\n#### ${12 * (n + 2)}`,
  answer: String(12 * (n + 2)),
}));
const math = [{ id: 'm0', problem: 'Find $x$.', solution: 'We have $x + 1 = 3$. So $x = \\boxed{2}$.', answer: '2' }];
const rated = [
  { id: 'r0', problem: 'q', prefix: [], step: 'right', rating: 1 },
  { id: 'r1', problem: 'q', prefix: [], step: 'wrong', rating: -1 },
];
const lines = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('preparing data for a scorer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prepare-'));
    await writeFile(join(folder, 'gsm8k_train.jsonl'), lines(gsm8k));
    await writeFile(join(folder, 'math_train.jsonl.gz'), gzipSync(lines(math)));
    await writeFile(join(folder, 'prm800k_phase1_train_steps.jsonl.gz'), gzipSync(lines(rated)));
    await writeFile(
      join(folder, 'kept apart.jsonl'),
      lines([{ problem: 'Tom has  2 boxes of 12 pens. How many pens?' }]),
    );
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const options = (): Parameters<typeof prepareRewardData>[0] => ({
    data: folder,
    out: join(folder, 'out'),
    exclude: [join(folder, 'kept apart.jsonl')],
    corruptions: 2,
    limit: 0,
    seed: 3,
  });

  it('writes valid rows of every source there is, none of a problem kept apart', async () => {
    const { rows, counts } = await prepareRewardData(options());
    expect(counts).toEqual({ gsm8k: 5, math: 1, prm800k: 1 });
    const read = await allLines(rows, (value) => trainingRowSchema.parse(value));
    expect(read.map(({ problem }) => problem)).not.toContain(gsm8k[0]!.question);
    for (const row of read) expect(row.labels).toHaveLength(row.steps.length);
    expect(read.flatMap(({ branches }) => branches).filter(({ label }) => label === 0).length).toBeGreaterThan(5);
  });

  it('gives the same bytes again, and others for another seed', async () => {
    const first = await prepareRewardData(options());
    expect((await prepareRewardData(options())).hashes).toEqual(first.hashes);
    expect((await prepareRewardData({ ...options(), seed: 4 })).hashes).not.toEqual(first.hashes);
  });

  it('lists the problems with their answers for the solver', async () => {
    const { problems } = await prepareRewardData({ ...options(), limit: 2 });
    expect((await readFile(problems, 'utf8')).trim().split('\n')).toHaveLength(3);
  });

  it('takes the solved rows of train data, a step a line, and passes conversations over', async () => {
    const solved = join(folder, 'solved.jsonl');
    const row = { id: 's0', problem: 'Ann has 3 bags of 7.', solution: 'all = 3 * 7\nanswer = all - 2', answer: '19' };
    await writeFile(solved, lines([row, { messages: [{ role: 'user', content: 'Hi' }] }]));
    const { rows, counts } = await prepareRewardData({ ...options(), data: null, solved: [solved] });
    expect(counts).toEqual({ solved: 1 });
    const [made] = await allLines(rows, (value) => trainingRowSchema.parse(value));
    expect(made).toMatchObject({ steps: ['all = 3 * 7', 'answer = all - 2'], labels: [1, 1] });
    expect(made?.branches.map(({ label }) => label)).toContain(0);
  });

  it('names file and line of a row it cannot read', async () => {
    await writeFile(join(folder, 'gsm8k_train.jsonl'), `${lines(gsm8k.slice(0, 1))}\n{"id": 3}`);
    await expect(prepareRewardData(options())).rejects.toThrow(/gsm8k_train\.jsonl, line 2/);
  });
});
