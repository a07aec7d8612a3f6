import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markFormat, markRequest } from '../../src/reward/index.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { scorerFiles } from '../../src/runtime/models/index.ts';
import { plainSpec, type ModelSpec } from '../../src/runtime/protocol/index.ts';
import { builtChild } from './support/builtChild.ts';
import { machineStore, smallModel, smallSolver } from './support/models.ts';

const never = new AbortController().signal;
/** ProcessBench, gsm8k-114 (Apache-2.0): its labels say that the second step is wrong. */
const problem =
  'Sandy wants to lose as much weight as Joey does but needs 4 weeks to lose the same amount of weight that Joey loses in a single week. If Joey loses 8 pounds in 4 weeks, how many weeks will it take Sandy to lose the same amount of weight?';
const steps = [
  "To find out how many weeks it will take Sandy to lose the same amount of weight as Joey, we first need to determine the rate at which Joey loses weight per week. Joey loses 8 pounds in 4 weeks. Step 1: Find Joey's weekly weight loss rate. Weekly weight loss rate = Total weight loss / Number of weeks = 8 pounds / 4 weeks = 2 pounds/week.",
  'Since Sandy needs 4 weeks to lose the same amount of weight that Joey loses in a single week, and Joey loses 2 pounds/week, Sandy also loses 2 pounds/week. Step 2: Determine how long it takes Sandy to lose 8 pounds at her rate. Time = Total weight loss / Weekly weight loss rate = 8 pounds / 2 pounds/week = 4 weeks. However, this is given in the prompt.',
];
/** What `python -m trainer.score` gives for these steps: the positive logit less the negative one. */
const torchDifferences = [0.87946, -0.55904];

describe('the scorer that comes with the project', () => {
  let client: ModelClient;
  let spec: ModelSpec;
  beforeAll(async () => {
    await smallSolver();
    const { entry, file, adapters, verified } = await scorerFiles(machineStore(), 'stepwise-prm-0.5b');
    spec = plainSpec(entry.id, file, { contextSize: 1024, sequences: 1, adapters, verified });
    client = new ModelClient({ script: builtChild(), threads: 1 });
  }, 600_000);
  afterAll(() => {
    client.dispose();
  });

  async function read(changes: Partial<ModelSpec> = {}): Promise<number[]> {
    const request = markRequest(markFormat('stepwise'), problem, steps);
    const readings = await client.reader({ ...spec, ...changes }).read(request, never);
    return readings.map(({ probability }) => probability);
  }

  it('gives torch’s probabilities in the engine, on the cut base', async () => {
    const probabilities = await read();
    expect(probabilities).toHaveLength(steps.length);
    for (const [place, probability] of probabilities.entries()) {
      const torch = 1 / (1 + Math.exp(-(torchDifferences[place] ?? NaN)));
      expect(Math.abs(probability - torch)).toBeLessThan(0.02);
    }
  });

  it('says something else than its base alone', async () => {
    const [own, base] = [await read(), await read({ id: 'base alone', adapters: [] })];
    expect(Math.max(...own.map((value, place) => Math.abs(value - (base[place] ?? NaN))))).toBeGreaterThan(0.05);
  });

  it('scores the wrong set-up lower than the right step before it', async () => {
    const [right, wrong] = await read();
    expect(wrong).toBeLessThan(right ?? NaN);
  });

  it('refuses a base it was not made for, and an adapter that is damaged', async () => {
    const other = await smallModel({ id: 'another base', adapters: spec.adapters });
    await expect(read(other)).rejects.toMatchObject({ code: 'model-invalid' });
    const folder = await mkdtemp(join(tmpdir(), 'adapter-'));
    const file = join(folder, 'damaged.gguf');
    await writeFile(file, Buffer.from('GGUF and nothing else'));
    await expect(read({ id: 'damaged', adapters: [{ file, scale: 1 }] })).rejects.toMatchObject({
      code: 'model-invalid',
    });
    await rm(folder, { recursive: true });
    expect(await read()).toHaveLength(steps.length);
  });
});
