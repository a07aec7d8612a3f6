import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitPieces, markFormat, markRequest, numberExpectation } from '../../src/reward/index.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { truncateModel } from '../../src/runtime/models/index.ts';
import type { ModelSpec } from '../../src/runtime/protocol/index.ts';
import { trainPrm, type Recipe, type TrainedPrm } from '../../src/training/reward/trainPrm.ts';
import { runTrainer, type TrainerOptions } from '../../src/training/reward/trainerProcess.ts';
import { builtChild } from '../runtime/support/builtChild.ts';
import { smallSolver } from '../runtime/support/models.ts';
import { trainerEnvironment } from './support/trainer.ts';

/** What a scorer that ships is held to as well, in bundledScorer.test.ts. */
const TOLERANCE = 0.02;
const never = new AbortController().signal;
const problem = 'Tom has 3 boxes of 12 pens and gives away 9. How many are left?';
const steps = ['There are 3 * 12 = 36 pens.', 'He gives away 9, so 36 + 9 = 45 are left.', 'The answer is 45.'];
const rows = Array.from({ length: 6 }, (_, n) => ({
  id: `g${n}`,
  question: `Ann buys ${n + 2} bags of 7 apples and eats 3. How many are left?`,
  solution: `She buys ${n + 2} * 7 = ${7 * (n + 2)} apples.\nShe has ${7 * (n + 2)} - 3 = ${7 * n + 11} left.\n#### ${7 * n + 11}`,
  answer: String(7 * n + 11),
}));
const probe: Recipe = {
  kind: 'probe',
  blocks: [2, 3],
  head: null,
  firstBlock: 1,
  rank: 4,
  epochs: 6,
  minutes: 0,
  longest: 120,
  saveEvery: 200,
  threads: 1,
};

describe('training a scorer from source data, at smoke size', () => {
  let folder: string;
  let base: ModelSpec;
  let trainer: TrainerOptions;
  let client: ModelClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'train-prm-'));
    await writeFile(join(folder, 'gsm8k_train.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
    base = await smallSolver();
    const root = fileURLToPath(new URL('../../', import.meta.url));
    trainer = { root, python: await trainerEnvironment(), onLine: () => undefined };
    client = new ModelClient({ script: builtChild(), threads: 1 });
  }, 1_200_000);
  afterAll(async () => {
    client.dispose();
    await rm(folder, { recursive: true });
  });

  function train(recipe: Recipe): Promise<TrainedPrm> {
    const data = { data: folder, out: join(folder, 'out'), exclude: [], corruptions: 2, limit: 0, seed: 1 };
    return trainPrm({ data, recipe, base: base.file, cache: null, trainer });
  }

  /** Logit differences in torch, the adapter read back from its file. */
  async function inTorch({ adapter, blocks }: TrainedPrm): Promise<number[]> {
    // Scores are added to their file, and a row that is in it is not read again: each adapter has one of its own.
    const [input, out] = [join(folder, 'asked.jsonl'), `${adapter}.scores.jsonl`];
    await writeFile(input, JSON.stringify({ id: 'x', problem, steps, labels: steps.map(() => null) }));
    const model = ['--base', base.file, '--cache', join(folder, 'out', 'base.pt'), '--blocks', String(blocks)];
    await runTrainer('trainer.score', [...model, '--adapter', adapter, '--rows', input, '--out', out], trainer);
    return (JSON.parse(await readFile(out, 'utf8')) as { logits: number[] }).logits;
  }

  /**
   * The base's first blocks with its matrices unpacked. Over packed ones the engine rounds what it multiplies by, and its
   * own readings move by .03 with the size of a batch: that is no fault of training, and is left out here.
   */
  async function denseBase(blocks: number): Promise<string> {
    const [cut, file] = [join(folder, `${blocks}.gguf`), join(folder, `${blocks}-dense.gguf`)];
    if (existsSync(file)) return file;
    await truncateModel(base.file, blocks, cut);
    const names = ['--name', 'dense', '--licence', 'as its base'];
    await runTrainer('trainer.merge', ['--base', cut, '--dense', '--out', file, ...names], trainer);
    return file;
  }

  async function inEngine(blocks: number, adapters: ModelSpec['adapters']): Promise<number[]> {
    const file = await denseBase(blocks);
    const reader = client.reader({ ...base, id: `${blocks} ${adapters.length}`, file, adapters });
    const readings = await reader.read(markRequest(markFormat('stepwise'), problem, steps), never);
    return readings.map(({ probability }) => probability);
  }

  interface Numbers {
    readonly surprise: number;
    readonly least: { readonly number: string };
  }

  /** How far the whole base expects the numbers of each step, in torch. */
  async function numbersInTorch({ adapter, blocks }: TrainedPrm): Promise<readonly (Numbers | null)[]> {
    const [input, out] = [join(folder, 'numbers.jsonl'), join(folder, 'numbers.scores.jsonl')];
    await writeFile(input, JSON.stringify({ id: 'x', problem, steps, labels: steps.map(() => null) }));
    const model = ['--base', base.file, '--cache', join(folder, 'out', 'base.pt'), '--blocks', String(blocks)];
    const options = ['--adapter', adapter, '--rows', input, '--out', out, '--numbers', '--engine'];
    await runTrainer('trainer.score', [...model, ...options], trainer);
    return (JSON.parse(await readFile(out, 'utf8')) as { numbers: readonly (Numbers | null)[] }).numbers;
  }

  async function expectAgreement(trained: TrainedPrm): Promise<void> {
    const torch = (await inTorch(trained)).map((difference) => 1 / (1 + Math.exp(-difference)));
    const engine = await inEngine(trained.blocks, [{ file: trained.adapter, scale: 1 }]);
    const alone = await inEngine(trained.blocks, []);
    expect(engine).toHaveLength(steps.length);
    for (const [place, probability] of engine.entries()) {
      expect(Math.abs(probability - (torch[place] ?? NaN))).toBeLessThan(TOLERANCE);
    }
    expect(
      Math.max(...engine.map((probability, place) => Math.abs(probability - (alone[place] ?? NaN)))),
    ).toBeGreaterThan(0.01);
  }

  it('makes a probe whose probabilities in the engine are torch’s and not the base’s', async () => {
    const trained = await train(probe);
    expect(probe.blocks).toContain(trained.blocks);
    expect(trained.data.counts).toEqual({ gsm8k: 6 });
    await expectAgreement(trained);
  }, 900_000);

  it('reads how far the base expects numbers in the engine as in torch', async () => {
    const trained = await train(probe);
    const torch = await numbersInTorch(trained);
    const read = await client.reader(base).readDigits(digitPieces(problem, steps), never);
    const engine = steps.map((text, place) => numberExpectation(text, read[place] ?? []));
    expect(engine.map((one) => one?.least.number)).toEqual(torch.map((one) => one?.least.number));
    for (const [place, one] of engine.entries()) {
      expect(Math.abs((one?.surprise ?? NaN) - (torch[place]?.surprise ?? NaN))).toBeLessThan(0.25);
    }
  }, 900_000);

  it('trains adapters from that probe on, and a finished training is not done again', async () => {
    const head = join(folder, 'out', 'probe', 'head.pt');
    const lora: Recipe = { ...probe, kind: 'lora', blocks: [2], head };
    const trained = await train(lora);
    expect(trained.blocks).toBe(2);
    await expectAgreement(trained);
    expect((await train(lora)).sha256).toBe(trained.sha256);
  }, 900_000);
});
