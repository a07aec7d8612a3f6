import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { ModelClient } from '../../src/runtime/client/index.ts';
import { plainSpec } from '../../src/runtime/protocol/index.ts';
import { builtChild } from '../runtime/support/builtChild.ts';
import { smallModel } from '../runtime/support/models.ts';
import { builtProgram } from './support/builtProgram.ts';
import { Endpoint } from './support/endpoint.ts';
import { reinforcementEnvironment } from './support/trainer.ts';

const stages = ['data', 'evolve', 'irm', 'labels', 'prm', 'sft', 'ppo', 'export'];
const MINUTES = 20;
/** What the stages must have worked on, so that none of them passes by having nothing to do. */
const COUNTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  data: { problems: 20, converted: 20 },
  evolve: { roots: 20, problems: 24 },
  irm: { families: 4, pairs: 3, held: 1 },
  labels: { solutions: 20, rows: 20 },
  prm: { rows: 28, solved: 8 },
  ppo: { problems: 18, held: 2, rounds: 1 },
};

/** Twenty problems in the published form, each with its marked solution. */
function problems(): unknown[] {
  return Array.from({ length: 20 }, (_, n) => {
    const [bags, eaten] = [n + 2, (n % 5) + 1];
    const whole = bags * 7;
    return {
      question: `Ann buys ${bags} bags of 7 apples for the picnic number ${n + 31} and eats ${eaten} of them. How many apples are left?`,
      answer: `She buys ${bags}*7=<<${bags}*7=${whole}>>${whole} apples.\nSo ${whole}-${eaten}=<<${whole}-${eaten}=${whole - eaten}>>${whole - eaten} are left.\n#### ${whole - eaten}`,
    };
  });
}

describe('the smoke recipe, every stage', () => {
  let folder: string;
  let base: string;
  let python: string;
  let endpoint: Endpoint;
  let installation: { readonly root: string; readonly bundles: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smoke-'));
    base = (await smallModel()).file;
    endpoint = await Endpoint.start(0);
    python = await reinforcementEnvironment();
    installation = builtProgram();
    await writeFile(
      join(folder, 'gsm8k.jsonl'),
      problems()
        .map((row) => JSON.stringify(row))
        .join('\n'),
    );
  }, 1_200_000);
  afterAll(async () => {
    endpoint.close();
    await rm(folder, { recursive: true });
  });

  async function run(): Promise<{ status: number; said: string }> {
    const [output, errors] = [new PassThrough(), new PassThrough()];
    let said = '';
    for (const stream of [output, errors]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
    const io = { input: new PassThrough(), output, errors, signal: new AbortController().signal };
    const common = { base, python, cache: join(folder, 'base.pt'), model: base, 'base-id': 'smollm2-135m-instruct' };
    // Evolutions and judgements come from an endpoint; what is solved and evolved within PPO, from the small model itself.
    const asked = ['evolve', 'irm', 'labels'].map((stage) => `${stage}.endpoint=${endpoint.url}`);
    const irm = `ppo.irm=${join(folder, 'out', 'irm', 'adapter.gguf')}`;
    const changes = Object.entries(common).map(([name, value]) => `common.${name}=${value}`);
    const data = `data.gsm8k=${join(folder, 'gsm8k.jsonl')}`;
    const args = [
      'train',
      'run',
      join(installation.root, 'recipes', 'smoke.yaml'),
      '--out',
      join(folder, 'out'),
      '--set',
      data,
      ...changes,
      ...asked,
      irm,
    ];
    return { status: await runProgram(args, io, installation), said };
  }

  it('runs from data to an adapter that the engine loads, and a second time does nothing', async () => {
    const started = Date.now();
    const { status, said } = await run();
    expect((Date.now() - started) / 60_000).toBeLessThan(MINUTES);
    expect(said).not.toMatch(/^stepwise:/m);
    expect(status).toBe(0);
    for (const stage of stages) {
      const text = await readFile(join(folder, 'out', stage, `${stage}.manifest.json`), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ stage, counts: COUNTS[stage] ?? {} });
    }
    expect(await readFile(join(folder, 'out', 'report.html'), 'utf8')).toMatch(/ppo[\s\S]*<\/html>/);
    const again = await run();
    expect(again.status).toBe(0);
    expect(again.said.match(/done already/g)).toHaveLength(stages.length);
  }, 1_200_000);

  it('made adapters that change what the engine writes', async () => {
    const client = new ModelClient({ script: builtChild(), threads: 1 });
    const adapter = join(folder, 'out', 'export', 'smoke-solver.gguf');
    const write = async (adapters: { file: string; scale: number }[]): Promise<string> => {
      const model = client.generator(plainSpec(`with ${adapters.length}`, base, { adapters, sequences: 1 }));
      let text = '';
      const request = {
        prompt: { kind: 'raw' as const, text: 'Ann has 3 bags of 7 apples. apples =' },
        sampling: { temperature: 0, topP: 1, topK: 1, seed: 1 },
        maxTokens: 24,
        stop: [],
        candidates: 1,
      };
      for await (const event of model.generate(request, new AbortController().signal)) {
        if (event.kind === 'text') text += event.text;
      }
      return text;
    };
    try {
      const [alone, tuned, strong] = [
        await write([]),
        await write([{ file: adapter, scale: 1 }]),
        await write([{ file: adapter, scale: 30 }]),
      ];
      expect(tuned).not.toBe('');
      expect([tuned, strong].some((text) => text !== alone)).toBe(true);
    } finally {
      client.dispose();
    }
  }, 300_000);
});
