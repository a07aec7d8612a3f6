import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextModel } from '../../src/core/generation.ts';
import { markFormat, markRequest } from '../../src/reward/index.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { plainSpec } from '../../src/runtime/protocol/index.ts';
import { rootOf } from '../../src/training/evolution/lineage.ts';
import { irmStage } from '../../src/training/irm/irmStage.ts';
import { IRM_QUESTION } from '../../src/training/irm/ranking.ts';
import type { TrainerOptions } from '../../src/training/reward/trainerProcess.ts';
import { runStage, type StageHost } from '../../src/training/stage/runStage.ts';
import { builtChild } from '../runtime/support/builtChild.ts';
import { smallModel } from '../runtime/support/models.ts';
import { trainerEnvironment } from './support/trainer.ts';

const good = (n: number): string => `Ann has ${n} bags of 7 apples and eats 2 of them. How many apples are left?`;
const vague = (n: number): string => `Ann has ${n} bags of apples. How many apples?`;
/** A judge that must not be asked again: an earlier run kept all its rankings. */
const silent: TextModel = {
  id: 'judge',
  generate: () => {
    throw new Error('asked again');
  },
};

describe('the instruction reward model', () => {
  let folder: string;
  let host: StageHost;
  let base: string;
  let trainer: TrainerOptions;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'irm-'));
    host = { out: join(folder, 'out'), signal: new AbortController().signal, show: () => undefined };
    await mkdir(host.out);
    base = (await smallModel()).file;
    trainer = {
      root: fileURLToPath(new URL('../../', import.meta.url)),
      python: await trainerEnvironment(),
      onLine: () => undefined,
    };
    const numbers = Array.from({ length: 24 }, (_, place) => place + 3);
    const problems = numbers.flatMap((n) => [
      rootOf(`r${n}`, good(n), null),
      { ...rootOf(`v${n}`, vague(n), null), root: `r${n}`, parent: `r${n}`, round: 1 },
    ]);
    const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    await writeFile(join(folder, 'problems.jsonl'), lines(problems));
    const ranked = numbers.map((n) => ({
      id: `r${n}`,
      problems: [good(n), vague(n)],
      ranks: [0, 1],
      reversed: [0, 1],
    }));
    await writeFile(join(host.out, 'rankings.jsonl'), lines(ranked));
  }, 1_200_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('learns what the judge prefers, says how well on pairs held apart, and runs in the engine', async () => {
    const sizes = {
      heldShare: 0.25,
      groupSize: 4,
      rank: 4,
      epochs: 4,
      rate: 2e-3,
      batch: 8,
      saveEvery: 20,
      threads: 1,
      atOnce: 1,
      seed: 1,
    };
    const options = { evolved: join(folder, 'problems.jsonl'), base, cache: join(folder, 'base.pt'), ...sizes };
    const { counts } = await runStage(irmStage(options, silent, trainer, host), host);
    expect(counts).toMatchObject({ families: 24, pairs: 18, held: 6 });
    expect(counts.accuracy).toBeGreaterThanOrEqual(80);
    const client = new ModelClient({ script: builtChild(), threads: 1 });
    try {
      const adapters = [{ file: join(host.out, 'adapter.gguf'), scale: 1 }];
      const reader = client.reader(plainSpec('irm', base, { adapters, sequences: 1 }));
      const reward = async (problem: string): Promise<number> => {
        const request = markRequest(markFormat('stepwise'), IRM_QUESTION, [problem]);
        const [reading] = await reader.read(request, host.signal);
        return (reading?.positiveLogit ?? 0) - (reading?.negativeLogit ?? 0);
      };
      expect(await reward(good(40))).toBeGreaterThan(await reward(vague(40)));
    } finally {
      client.dispose();
    }
  }, 900_000);
});
